import { type PabulibElection, PabulibError, readPabulib } from '@linli/shared/ballots/budget/pabulib'
import { Problem } from '../../platform/problem'

const invalid = (line: number, message: string): Problem =>
  new Problem('PB_INVALID', { detail: message, fields: [{ path: String(line), message }] })

/** The election of an uploaded `.pb` file. @throws PB_INVALID naming the line: a file cut in half, another encoding, no such file */
export function electionOf(bytes: Buffer): PabulibElection {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw invalid(1, '文件不是 UTF-8 编码，或者在一个字中间被截断，请重新导出。')
  }
  try {
    return readPabulib(text)
  } catch (error) {
    if (error instanceof PabulibError) throw invalid(error.line, error.message)
    throw error
  }
}
