import { fixedNumbers } from './random'
import type { Vote, VoteRow } from './votes'

/**
 * People of known groups: each group has its own leaning on each statement; `noise` is the chance that somebody votes against
 * it, `filled` the share of statements each votes on.
 */
export function planted(given: {
  sizes: readonly number[]
  statements: number
  filled: number
  noise: number
  seed?: number
}): { rows: VoteRow[]; group: Map<string, number> } {
  const next = fixedNumbers(given.seed ?? 1)
  const leanings = given.sizes.map(() =>
    Array.from({ length: given.statements }, (): Vote => (next() < 0.5 ? 1 : -1)),
  )
  const rows: VoteRow[] = []
  const group = new Map<string, number>()
  given.sizes.forEach((size, g) => {
    for (let i = 0; i < size; i++) {
      const id = `p${String(rows.length).padStart(6, '0')}`
      const columns: number[] = []
      const values: Vote[] = []
      for (let s = 0; s < given.statements; s++) {
        if (next() >= given.filled) continue
        const lean = leanings[g]?.[s] as Vote
        columns.push(s)
        values.push(next() < given.noise ? ((-lean || 0) as Vote) : lean)
      }
      rows.push({ id, columns, values })
      group.set(id, g)
    }
  })
  return { rows, group }
}
