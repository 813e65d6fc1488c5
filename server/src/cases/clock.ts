import { dueAt } from '@linli/shared/cases/clock'
import { type Deadline, startDeadline } from '@linli/shared/cases/limits'
import { calendarFor, currentUnit, type Unit, unitById } from '../areas'
import type { Context } from '../platform/context'
import { Problem } from '../platform/problem'
import { findCategory } from './category'
import type { CaseDoc, CaseRound } from './model'

/** Asks the escalation's job to find out when it has to look at a case: its deadline has changed. */
export const UNPLANNED = new Date(0)

/** The round under way; its figures are the only ones that still change. */
export const thisRound = (one: CaseDoc): CaseRound => one.rounds.at(-1)!

/** Changes figures of the round under way. */
export function setRound(one: CaseDoc, figures: Partial<CaseRound>): void {
  one.rounds = [...one.rounds.slice(0, -1), { ...thisRound(one), ...figures }]
}

/** A unit that can be given work. @throws UNIT_UNKNOWN also for one that is closed */
export async function workingUnit(context: Context, unitId: string): Promise<Unit> {
  const unit = await unitById(context, unitId)
  if (!unit.active) throw new Problem('UNIT_UNKNOWN')
  return unit
}

/** The unit that does today what this one did; itself as long as it is there. */
export const successorOf = (context: Context, unitId: string): Promise<Unit> => currentUnit(context, unitId)

/**
 * Gives a case to a unit and starts its clock: limit of the category in the book in force, hours of the unit, holidays of the
 * county; the due time is stored and stays (DOMAIN §1). A category that left the book keeps the limit it had.
 * @throws CATEGORY_UNKNOWN for a case without category
 */
export async function giveTo(context: Context, one: CaseDoc, unit: Unit, now: number): Promise<Deadline> {
  if (!one.category) throw new Problem('CATEGORY_UNKNOWN')
  const [category, calendar] = await Promise.all([
    findCategory(context, one.category.code),
    calendarFor(context, unit),
  ])
  one.category = category ?? one.category
  const { limit } = one.category
  const deadline = startDeadline(now, limit, dueAt(now, limit, calendar))
  one.unitId = unit._id
  one.unitName = unit.name
  one.deadline = deadline
  one.wasOverdue = false
  one.firedSteps = []
  one.nextStepAt = UNPLANNED
  one.extensionReason = null
  setRound(one, {
    unitId: unit._id,
    unitName: unit.name,
    dispatchedAt: now,
    dueAt: deadline.dueAt,
    handledAt: null,
    overdue: false,
  })
  return deadline
}

/** Stores a due time that was moved by an extension or a suspension. */
export function moveDeadline(one: CaseDoc, deadline: Deadline): void {
  one.deadline = deadline
  one.nextStepAt = UNPLANNED
  setRound(one, { dueAt: deadline.dueAt })
}
