import type { CountBy, Weight } from './ballot'
import type { Step } from './steps'
import { breakTie, groupBy, type Standing, type TieContext } from './ties'

/** A candidate as the seats are filled. */
export interface Candidate extends Standing {
  /** Points, heads or area: what the order goes by. */
  readonly votes: number
}

export interface Seats {
  /** Who won, best first. */
  readonly winners: readonly string[]
  readonly steps: readonly Step[]
}

/** @returns what a weight counts for in an order */
export const votesOf = (weight: Weight, countBy: CountBy): number =>
  countBy === 'area' ? weight.area : weight.heads

/**
 * Fills seats by most votes. Only a tie for the last seats is broken (breakTie): equal ones who all get a seat, or none, stay equal.
 * Whom nobody chose gets no seat.
 */
export function fillSeats(candidates: readonly Candidate[], seats: number, context: TieContext): Seats {
  const winners: string[] = []
  for (const group of groupBy(
    candidates.filter((one) => one.votes > 0),
    (a, b) => b.votes - a.votes,
  )) {
    const left = seats - winners.length
    if (group.length <= left) {
      winners.push(...group.map((one) => one.id))
      continue
    }
    if (left === 0) break
    const { order, steps } = breakTie('并列席位', group, context)
    return { winners: [...winners, ...order.slice(0, left)], steps }
  }
  return { winners, steps: [] }
}
