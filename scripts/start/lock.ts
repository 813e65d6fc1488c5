import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { PlainError } from '../setup/plain-error.cjs'

/** When a process began, in whatever words the system has for it; tells a process from a later one of its id. */
const began = (pid: number) => {
  try {
    // Field 22, counted behind the program's name, which may hold blanks.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').pop()?.split(' ')[19] ?? ''
  } catch {
    return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''
  }
}

const holder = (file: string): number | undefined => {
  try {
    const { pid, since } = JSON.parse(readFileSync(file, 'utf8'))
    return since !== '' && began(pid) === since ? pid : undefined
  } catch {
    return undefined
  }
}

/**
 * Takes the data folder for this process. A lock whose process is gone (a crashed run) is taken over.
 * @returns gives it back
 * @throws PlainError when another process that is alive has it
 */
export const lockFolder = (dataDir: string) => {
  mkdirSync(dataDir, { recursive: true })
  const file = path.join(dataDir, 'lock')
  const mine = JSON.stringify({ pid: process.pid, since: began(process.pid) })
  try {
    writeFileSync(file, mine, { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    const pid = holder(file)
    if (pid !== undefined && pid !== process.pid) {
      throw new PlainError(
        `Linli already runs on the data in ${dataDir} (process ${pid}). Stop it, or set LINLI_DATA to another folder.`,
      )
    }
    writeFileSync(file, mine)
  }
  return () => rmSync(file, { force: true })
}
