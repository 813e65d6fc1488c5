import type { Ballot, CountBy, Weight } from './ballot'
import { type Decision, type DecisionRuleId, decide, electable, quorumOf } from './decision'
import type { RankingCount } from './rankings'
import { type Round, runOff } from './runoff'
import { fillSeats, votesOf } from './seats'
import { type Step, sumStep } from './steps'
import type { Counts } from './tally'

/** What a result needs beside the ballots; all of it is published. */
export interface ResultTerms {
  /** All who may vote, by the roll. */
  readonly due: Weight
  /** The rule by which a question is decided; of an election its quorum, and the share a winner needs (electable). */
  readonly rule: DecisionRuleId
  /** What an election's order goes by. */
  readonly countBy: CountBy
  /** For lots; published with the result. */
  readonly seed: string
}

export interface Result {
  /** Whether enough took part. */
  readonly quorum: boolean
  /** Of a question: whether it passed. Otherwise null. */
  readonly passed: boolean | null
  /** Of an election: who won, best first. Without quorum nobody. */
  readonly winners: readonly string[]
  /** Of a run-off. */
  readonly rounds: readonly Round[] | null
  readonly steps: readonly Step[]
}

/**
 * The result of counts, with its arithmetic step by step. Equal ballots in any order give an equal result.
 * A budget's winners are computed from the ballots themselves (budget/): here it has its quorum and sums only.
 */
export function resultOf(
  ballot: Ballot,
  counts: Counts,
  rankings: Iterable<RankingCount>,
  terms: ResultTerms,
): Result {
  const sums = sumSteps(ballot, counts)
  if (ballot.rules.kind === 'yesNo') {
    const decision = decisionOf(counts, terms)
    const { quorum, passed, steps } = decision
    return { quorum, passed, winners: [], rounds: null, steps: [...sums, ...steps] }
  }
  const { met, steps } = quorumOf(terms.rule, terms.due, counts.present)
  const elected = elect(ballot, counts, rankings, terms)
  return {
    ...{ quorum: met, passed: null, rounds: elected.rounds },
    winners: met ? elected.winners : [],
    steps: [...sums, ...steps, ...elected.steps],
  }
}

const NONE: Weight = { heads: 0, area: 0 }

/** Of a question's counts. */
export function decisionOf(counts: Counts, terms: Pick<ResultTerms, 'due' | 'rule'>): Decision {
  const weightOf = (id: string) => counts.options.find((option) => option.id === id)?.weight ?? NONE
  return decide(terms.rule, {
    ...{ due: terms.due, present: counts.present },
    ...{ yes: weightOf('yes'), no: weightOf('no') },
  })
}

function elect(ballot: Ballot, counts: Counts, rankings: Iterable<RankingCount>, terms: ResultTerms) {
  const { rules } = ballot
  const context = { whole: counts.present, seed: terms.seed }
  switch (rules.kind) {
    case 'ranked': {
      const ids = ballot.options.map((option) => option.id)
      const { winner, rounds, steps } = runOff(ids, rankings, terms.countBy, context)
      return { winners: winner === null ? [] : [winner], rounds, steps }
    }
    case 'single':
    case 'multiple': {
      const wholes = { due: terms.due, present: counts.present }
      const checks = counts.options.map((option, i) =>
        electable(terms.rule, ballot.options[i]!.title, option.weight, wholes),
      )
      const candidates = counts.options
        .filter((_, i) => checks[i]!.met)
        .map((option) => ({ ...option, votes: votesOf(option.weight, terms.countBy) }))
      const { winners, steps } = fillSeats(candidates, rules.seats ?? 1, context)
      return { rounds: null, winners, steps: [...checks.flatMap((check) => check.steps), ...steps] }
    }
    case 'score': {
      const candidates = counts.options.map((option) => ({ ...option, votes: option.points }))
      return { rounds: null, ...fillSeats(candidates, rules.seats ?? 1, context) }
    }
    default:
      return { winners: [], rounds: null, steps: [] }
  }
}

/** Where every voter has one answer, the answers and the blanks add up to those who took part. */
function sumSteps(ballot: Ballot, counts: Counts): Step[] {
  const { kind } = ballot.rules
  if (kind !== 'yesNo' && kind !== 'single' && kind !== 'ranked') return []
  const titles = new Map<string, string>([
    ...ballot.options.map((option) => [option.id, option.title] as const),
    ...([
      ['yes', '赞成'],
      ['no', '反对'],
      ['abstain', '弃权'],
    ] as const),
  ])
  const parts = [
    ...counts.options.map((option) => ({ label: titles.get(option.id)!, weight: option.weight })),
    ...(kind === 'yesNo' ? [] : [{ label: '未选', weight: counts.blank }]),
  ]
  const terms = (unit: 'heads' | 'area') => parts.map(({ label, weight }) => ({ label, value: weight[unit] }))
  return [
    sumStep('参加人数', 'heads', terms('heads')),
    ...(counts.present.area > 0 ? [sumStep('参加面积', 'area', terms('area'))] : []),
  ]
}
