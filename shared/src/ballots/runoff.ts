import type { CountBy, Weight } from './ballot'
import type { RankingCount } from './rankings'
import { votesOf } from './seats'
import { type Step, thresholdStep } from './steps'
import { breakTie, groupBy, type TieContext, tieStep } from './ties'

/** One round of a run-off. */
export interface Round {
  /** Votes of those still in, in the ballot's order. */
  readonly votes: readonly { readonly id: string; readonly weight: Weight }[]
  /** Ballots that rank nobody who is still in. */
  readonly exhausted: Weight
  /** Who goes; null in the last round. */
  readonly eliminated: string | null
}

export interface Runoff {
  readonly winner: string | null
  readonly rounds: readonly Round[]
  readonly steps: readonly Step[]
}

type Pile = { readonly ranking: readonly number[]; at: number; readonly weight: Weight }

/**
 * Instant run-off: whoever has more than half of the votes that still count wins; otherwise the last goes, and each of his ballots
 * counts for the next on it who is still in. A tie for the last place: the one with fewer votes in the latest earlier round in which
 * they differed goes; if there is none, the one who comes last by `breakTie` (shares, area, lot).
 * @param ids of the options, in the ballot's order
 */
export function runOff(
  ids: readonly string[],
  rankings: Iterable<RankingCount>,
  countBy: CountBy,
  context: TieContext,
): Runoff {
  const piles: Pile[][] = ids.map(() => [])
  const totals = ids.map(() => ({ heads: 0, area: 0 }))
  const exhausted = { heads: 0, area: 0 }
  const inRace = ids.map(() => true)
  const give = (pile: Pile) => {
    while (pile.at < pile.ranking.length && !inRace[pile.ranking[pile.at]!]) pile.at++
    const to = pile.ranking[pile.at]
    if (to !== undefined) piles[to]!.push(pile)
    addTo(to === undefined ? exhausted : totals[to]!, pile.weight)
  }
  for (const { ranking, weight } of rankings) give({ ranking, at: 0, weight })

  const rounds: Round[] = []
  const steps: Step[] = []
  for (;;) {
    const standing = ids.flatMap((id, i) => (inRace[i] ? [{ id, weight: { ...totals[i]! } }] : []))
    const counting = standing.reduce((sum, one) => sum + votesOf(one.weight, countBy), 0)
    const round = { votes: standing, exhausted: { ...exhausted } }
    const [best] = groupBy(standing, (a, b) => votesOf(b.weight, countBy) - votesOf(a.weight, countBy))
    const leader = best?.[0]
    if (!leader || counting === 0) {
      rounds.push({ ...round, eliminated: null })
      return { winner: null, rounds, steps }
    }
    const half = { numerator: 1, denominator: 2, strict: true }
    const label = `第 ${rounds.length + 1} 轮领先者过半`
    const step = thresholdStep(label, countBy, votesOf(leader.weight, countBy), counting, half)
    steps.push(step)
    if (step.holds) {
      rounds.push({ ...round, eliminated: null })
      return { winner: leader.id, rounds, steps }
    }
    const last = lastOf(standing, rounds, countBy, context)
    steps.push(...last.steps)
    rounds.push({ ...round, eliminated: last.id })
    const gone = ids.indexOf(last.id)
    inRace[gone] = false
    for (const pile of piles[gone]!.splice(0)) give(pile)
  }
}

function addTo(total: { heads: number; area: number }, weight: Weight): void {
  total.heads += weight.heads
  total.area += weight.area
}

/** Who goes: the fewest votes now, then in earlier rounds, then by breakTie. */
function lastOf(
  standing: Round['votes'],
  rounds: readonly Round[],
  countBy: CountBy,
  context: TieContext,
): { id: string; steps: Step[] } {
  const label = `第 ${rounds.length + 1} 轮末位并列`
  const steps: Step[] = []
  const fewestVotes = (among: readonly { id: string }[], votes: Round['votes']) => {
    const ids = new Set(among.map((one) => one.id))
    const present = votes.filter((one) => ids.has(one.id))
    return groupBy(present, (a, b) => votesOf(a.weight, countBy) - votesOf(b.weight, countBy))
  }
  let [tied] = fewestVotes(standing, standing)
  for (let r = rounds.length - 1; r >= 0 && tied!.length > 1; r--) {
    const groups = fewestVotes(tied!, rounds[r]!.votes)
    if (groups.length === 1) continue
    const order = [...groups].reverse().flatMap((group) => group.map((one) => one.id))
    const among = groups.flat().map((one) => ({ ...one, value: votesOf(one.weight, countBy) }))
    steps.push(tieStep(label, 'earlier', among, context.whole, order))
    tied = groups[0]!
  }
  if (tied!.length === 1) return { id: tied![0]!.id, steps }
  const now = standing.filter((one) => tied!.some((other) => other.id === one.id))
  const broken = breakTie(label, now, context)
  return { id: broken.order[broken.order.length - 1]!, steps: [...steps, ...broken.steps] }
}
