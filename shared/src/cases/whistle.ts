import type { WorkCalendar } from './calendar'
import { type Due, dueAt, isOverdue, type Limit } from './clock'

/** A unit called by 吹哨 answers within 2 working hours (DOMAIN §1). */
export const WHISTLE_LIMIT: Limit = { amount: 2, unit: 'workingHour' }

/** A town's call to one unit. */
export interface Whistle {
  unitId: string
  calledAt: number
  dueAt: number
  answeredAt: number | null
  /** Set once, when it was raised to the county; never unset. */
  raisedAt: number | null
}

/** @returns the call with the time by which the unit has to answer. */
export function blowWhistle(unitId: string, calledAt: number, calendar: WorkCalendar): Whistle & Due {
  return { unitId, calledAt, ...dueAt(calledAt, WHISTLE_LIMIT, calendar), answeredAt: null, raisedAt: null }
}

/** The answer, late or not; the first one stands. */
export function answerWhistle<W extends Whistle>(whistle: W, now: number): W {
  return whistle.answeredAt === null ? { ...whistle, answeredAt: now } : whistle
}

/** @returns whether the unit is to be supervised and the call raised to the county now: once, however many workers ask. */
export function isWhistleToRaise(whistle: Whistle, now: number): boolean {
  return whistle.answeredAt === null && whistle.raisedAt === null && isOverdue(now, whistle.dueAt)
}

/** Marks the call as raised. */
export function raiseWhistle<W extends Whistle>(whistle: W, now: number): W {
  return whistle.raisedAt === null ? { ...whistle, raisedAt: now } : whistle
}

/**
 * Counts the time to answer anew after a holiday list came in (DOMAIN §1). Who has answered or been raised is left alone.
 * @param calendar of the unit that was called, with the new list
 * @returns the call as it is to be stored, or null when its due time stays
 */
export function recomputeWhistle<W extends Whistle>(whistle: W, calendar: WorkCalendar): W | null {
  if (whistle.answeredAt !== null || whistle.raisedAt !== null) return null
  const due = dueAt(whistle.calledAt, WHISTLE_LIMIT, calendar)
  return due.dueAt === whistle.dueAt ? null : { ...whistle, dueAt: due.dueAt }
}
