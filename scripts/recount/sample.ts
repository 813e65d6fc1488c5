import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Ballot, CastBallot } from '@linli/shared/ballots/ballot'
import { bulletinOf } from '@linli/shared/ballots/bulletin'
import { canonicalJson } from '@linli/shared/ballots/canonical'
import { ballotLine } from '@linli/shared/ballots/lines'
import { seedOf } from '@linli/shared/ballots/lot'
import { resultOf } from '@linli/shared/ballots/result'
import { Tally } from '@linli/shared/ballots/tally'

/**
 * Writes the file of a vote that was not held, for tests and measurements.
 * @param ballots gives the same ballots each time it is asked, in the order of their lines
 */
export async function writeSample(
  file: string,
  ballot: Ballot,
  ballots: () => Iterable<CastBallot>,
): Promise<void> {
  const hash = createHash('sha256')
  const tally = new Tally(ballot)
  for (const cast of ballots()) {
    tally.add(cast)
    hash.update(`${ballotLine(cast)}\n`)
  }
  const ballotsHash = hash.digest('hex')
  const counts = tally.counts()
  const secret = 'sample'
  const terms = { due: counts.present, rule: 'plain', countBy: 'heads' } as const
  const seed = seedOf(secret, ballotsHash)
  const bulletin = bulletinOf({
    ...{ ballot, title: '样本', opensAt: '2026-11-01T08:00:00+08:00', closesAt: '2026-11-20T18:00:00+08:00' },
    ...{
      roll: { kind: 'residents', due: terms.due, corrections: [] },
      rule: terms.rule,
      countBy: terms.countBy,
    },
    ...{ secret, ballotsHash, counts, budget: null, silent: null },
    result: resultOf(ballot, counts, tally.rankings.counts(), { ...terms, seed }),
  })
  const out = createWriteStream(file)
  out.write(`${canonicalJson(bulletin)}\n`)
  for (const cast of ballots()) if (!out.write(`${ballotLine(cast)}\n`)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
}

const IDS = ['a', 'b', 'c', 'd', 'e', 'f']
/** Six candidates in an instant run-off: the kind that needs most of a tally. */
export const sampleBallot: Ballot = {
  ...{ id: 'sample', rules: { kind: 'ranked' }, blankAllowed: false },
  options: IDS.map((id) => ({ id, title: `候选人${id.toUpperCase()}` })),
}

function rankings(left: readonly string[], depth: number): string[][] {
  if (depth === 0) return [[]]
  return left.flatMap((id) =>
    rankings(
      left.filter((other) => other !== id),
      depth - 1,
    ).map((rest) => [id, ...rest]),
  )
}

/** So many ballots, one a line: the 720 full rankings of six candidates about equally often, the first ones once more. */
export function* sampleBallots(count: number): Generator<CastBallot> {
  const all = rankings(IDS, IDS.length)
  for (let i = 0; i < all.length; i++) {
    const times = Math.floor(count / all.length) + (i < count % all.length ? 1 : 0)
    const cast: CastBallot = { choice: { kind: 'ranked', ranking: all[i]! }, heads: 1, area: 0 }
    for (let n = 0; n < times; n++) yield cast
  }
}
