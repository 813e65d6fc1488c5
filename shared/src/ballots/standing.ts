import type { Channel, Choice, Weight } from './ballot'
import { canonicalJson } from './canonical'
import { type Attendance, type Decision, type DecisionRuleId, decide } from './decision'

/** A valid ballot as it came in for a head. */
export interface Received {
  readonly id: string
  readonly head: string
  readonly channel: Channel
  /** Cast by an owner himself or by his proxy. */
  readonly by: 'own' | 'proxy'
  /** Epoch ms; of a paper ballot when it was put in the box. */
  readonly at: number
  readonly choice: Choice
}

/** More than one ballot for a head: two checkers look at it. */
export interface Conflict {
  readonly head: string
  /** The one that counts. */
  readonly standing: string
  readonly others: readonly string[]
  /** Whether they say different things; otherwise somebody only voted twice. */
  readonly differs: boolean
}

/**
 * Which ballot counts for each head (DOMAIN §3): an own vote before a proxy's, also when it came later; among the own (or the
 * proxies') the first valid one, paper and online alike. At the same instant online, then the smaller id: the database's order
 * decides nothing.
 */
export function standingBallots(received: readonly Received[]): {
  standing: Received[]
  conflicts: Conflict[]
} {
  const byHead = new Map<string, Received[]>()
  for (const one of received) byHead.set(one.head, [...(byHead.get(one.head) ?? []), one])
  const standing: Received[] = []
  const conflicts: Conflict[] = []
  for (const [head, ballots] of byHead) {
    const [first, ...others] = [...ballots].sort(before)
    standing.push(first!)
    if (others.length === 0) continue
    const said = canonicalJson(first!.choice)
    conflicts.push({
      ...{ head, standing: first!.id },
      others: others.map((one) => one.id),
      differs: others.some((one) => canonicalJson(one.choice) !== said),
    })
  }
  return { standing, conflicts }
}

const rank = (one: Received) => [one.by === 'own' ? 0 : 1, one.at, one.channel === 'online' ? 0 : 1] as const

function before(a: Received, b: Received): number {
  const [x, y] = [rank(a), rank(b)]
  return x[0] - y[0] || x[1] - y[1] || x[2] - y[2] || (a.id < b.id ? -1 : 1)
}

/** What lets silent owners be counted with the majority: a stored clause of the 管理规约. Without it they are not. */
export interface SilentClause {
  /** The stored clause. */
  readonly clauseId: string
}

/** A head that did not vote. */
export interface Silent {
  readonly head: string
  readonly area: number
  /** The stored proof that the ballot was delivered; null: none. */
  readonly proofId: string | null
}

/** A decision twice: without the silent, and with those who follow the majority. Both are published. */
export interface SilentDecision {
  readonly clauseId: string
  /** Heads with proof of delivery. */
  readonly silent: Weight
  /** The side that has more heads and more area of those who voted; null when there is none: then nobody follows. */
  readonly majority: 'yes' | 'no' | null
  readonly without: Decision
  readonly with: Decision
}

/**
 * Lets silent owners follow the majority. Only with a stored clause, and only those with proof of delivery; they then take part and
 * vote as the majority did. Shown apart, never in the counts of those who voted.
 * @returns null without a clause: what counts is the plain decision
 */
export function decideWithSilent(
  rule: DecisionRuleId,
  attendance: Attendance,
  clause: SilentClause | null,
  silent: readonly Silent[],
): SilentDecision | null {
  if (!clause) return null
  const { due, present, yes, no } = attendance
  const delivered = silent.filter((one) => one.proofId !== null)
  const weight = { heads: delivered.length, area: delivered.reduce((sum, one) => sum + one.area, 0) }
  const majority =
    yes.heads > no.heads && yes.area > no.area
      ? 'yes'
      : no.heads > yes.heads && no.area > yes.area
        ? 'no'
        : null
  const followers = majority === null ? { heads: 0, area: 0 } : weight
  const add = (side: Weight, joins: boolean): Weight =>
    joins ? { heads: side.heads + followers.heads, area: side.area + followers.area } : side
  return {
    ...{ clauseId: clause.clauseId, silent: weight, majority },
    without: decide(rule, attendance),
    with: decide(rule, {
      ...{ due, present: add(present, true) },
      ...{ yes: add(yes, majority === 'yes'), no: add(no, majority === 'no') },
    }),
  }
}
