import { DAY } from './calendar'
import { type Refusal, refuse } from './errors'

/** "Unsolved" within 15 days of closing opens a new round (DOMAIN §1). */
export const UNSOLVED_WINDOW_MS = 15 * DAY

/** The answers of the 12345 call-back; the first two count as satisfied. */
export const SATISFACTIONS = ['satisfied', 'basically', 'dissatisfied'] as const
export type Satisfaction = (typeof SATISFACTIONS)[number]

export const SATISFACTION_LABELS: Record<Satisfaction, string> = {
  satisfied: '满意',
  basically: '基本满意',
  dissatisfied: '不满意',
}

/** What one person said of one round; never changed afterwards. */
export interface Rating {
  personId: string
  solved: boolean
  satisfaction: Satisfaction | null
  at: number
}

/** One go of handling a case. Its figures stay when the next round opens. */
export interface Round {
  /** 1 for the first. */
  number: number
  openedAt: number
  closedAt: number | null
  /** Who said "unsolved" and opened the next round. */
  reopenedBy: string | null
  ratings: readonly Rating[]
}

/** A resident's answer to a closed round. */
export interface ResidentAnswer {
  personId: string
  /** The round that was shown; a link in an old message may name one that is over. */
  round: number
  solved: boolean
  satisfaction: Satisfaction | null
}

/** What an answer did. 'unchanged': a second click, or the same link elsewhere. */
export interface Answered {
  ok: true
  effect: 'rated' | 'newRound' | 'unchanged'
  rounds: Round[]
}

/** Refused because it came too late for a new round; a new case linked to this one is offered instead. */
export interface TooLate extends Refusal {
  code: 'ROUND_WINDOW_OVER'
  offerLinkedCase: true
}

/** @returns the first round of a new case. */
export function firstRound(openedAt: number): Round {
  return { number: 1, openedAt, closedAt: null, reopenedBy: null, ratings: [] }
}

/**
 * Takes a resident's answer (DOMAIN §1). The first answer of a person to a round stands; "unsolved" may still follow it and then
 * opens the next round, once. The caller starts a new clock at the unit or its successor when the effect is 'newRound'.
 * @param rounds of the case, in order
 * @returns NOT_CLOSED while the round is open
 */
export function answerRound(
  rounds: readonly Round[],
  answer: ResidentAnswer,
  now: number,
): Answered | TooLate | Refusal {
  const round = rounds.find((one) => one.number === answer.round)
  if (!round || round.closedAt === null) return refuse('NOT_CLOSED')
  const isCurrent = round === rounds.at(-1)
  const rated = round.ratings.some((rating) => rating.personId === answer.personId)
  const opens = !answer.solved && isCurrent

  if (opens && !isUnsolvedWindowOpen(round.closedAt, now)) {
    return { ok: false, code: 'ROUND_WINDOW_OVER', offerLinkedCase: true }
  }
  if (!opens && (rated || !isCurrent)) return { ok: true, effect: 'unchanged', rounds: [...rounds] }

  const { personId, solved, satisfaction } = answer
  const answered: Round = {
    ...round,
    reopenedBy: opens ? personId : round.reopenedBy,
    ratings: rated ? round.ratings : [...round.ratings, { personId, solved, satisfaction, at: now }],
  }
  const past = rounds.slice(0, -1)
  if (!opens) return { ok: true, effect: 'rated', rounds: [...past, answered] }
  const next: Round = { ...firstRound(now), number: round.number + 1 }
  return { ok: true, effect: 'newRound', rounds: [...past, answered, next] }
}

/** @returns whether "unsolved" may still open a round; the last moment of the 15 days belongs to it. */
export function isUnsolvedWindowOpen(closedAt: number, now: number): boolean {
  return now <= closedAt + UNSOLVED_WINDOW_MS
}

/** 返工: @returns how often the case had to be handled again. */
export function reworkCount(rounds: readonly Round[]): number {
  return Math.max(0, rounds.length - 1)
}
