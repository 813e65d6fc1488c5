import { createHash } from 'node:crypto'
import { ownHash, Recount, RecountError, type TextHash, type Verdict } from '@linli/shared/ballots/recount'
import { linesOf } from './lines'

/** OpenSSL's SHA-256; `ownHash` gives the same, slower. */
function fastHash(): TextHash {
  const hash = createHash('sha256')
  return {
    update: (text) => {
      hash.update(text, 'utf8')
    },
    hex: () => hash.digest('hex'),
  }
}

/**
 * Counts the votes in a file again, without a database.
 * @param slow use our own SHA-256, to check one by the other
 * @throws RecountError naming the line of a damaged file
 */
export async function recount(file: string, slow = false): Promise<Verdict> {
  let count: Recount | null = null
  for await (const line of linesOf(file)) {
    if (count) count.add(line)
    else count = new Recount(line, slow ? ownHash() : fastHash())
  }
  if (!count) throw new RecountError(1, '文件是空的')
  return count.finish()
}

const shorten = (text: string) => (text.length > 300 ? `${text.slice(0, 300)}…` : text)

/** A verdict in plain words. */
export function verdictText({ ballots, lines, differences }: Verdict): string {
  const counted = `已重新计票：${ballots} 张选票，${lines} 行。`
  if (differences.length === 0) return `${counted}\n一致：公布的结果与选票相符。`
  const found = differences.map(
    ({ what, published, counted }) =>
      `  ${what}\n    公布：${shorten(published)}\n    重算：${shorten(counted)}`,
  )
  return `${counted}\n不一致：公布的结果与选票不符。\n${found.join('\n')}`
}
