import { DAY, HOUR, type WorkCalendar } from './calendar'

/** Units a limit is given in (DOMAIN §1): 紧急工作时 and 自然日 run round the clock, the others only in working hours. */
export const LIMIT_UNITS = ['emergencyHour', 'workingHour', 'workingDay', 'calendarDay'] as const
export type LimitUnit = (typeof LIMIT_UNITS)[number]

export const LIMIT_UNIT_LABELS: Record<LimitUnit, string> = {
  emergencyHour: '紧急工作时',
  workingHour: '工作时',
  workingDay: '工作日',
  calendarDay: '自然日',
}

/** How long something may take; the amount is positive. */
export interface Limit {
  amount: number
  unit: LimitUnit
}

/** When something is due. */
export interface Due {
  /** Epoch milliseconds; half-open: a working day ends at 18:00, not at 08:00 of the next. */
  dueAt: number
  /** It was counted over a year whose holiday list is not published yet, and may still move. */
  provisional: boolean
}

/** @returns the limit in milliseconds of its unit's clock. A 工作日 is a full day of the calendar's hours (8 by default). */
export function limitMs(limit: Limit, calendar: WorkCalendar): number {
  switch (limit.unit) {
    case 'emergencyHour':
    case 'workingHour':
      return Math.round(limit.amount * HOUR)
    case 'workingDay':
      return Math.round(limit.amount * calendar.dayLength)
    case 'calendarDay':
      return Math.round(limit.amount * DAY)
  }
}

/**
 * The due time of work that starts at `start` (DOMAIN §1, checked values for 2026).
 * @param start epoch milliseconds, in or outside of working hours
 */
export function dueAt(start: number, limit: Limit, calendar: WorkCalendar): Due {
  return addRemaining(start, limitMs(limit, calendar), limit.unit, calendar)
}

/** Starts the clock again with what was left, after a suspension (挂账). @param left milliseconds of the unit's clock, ≥ 0 */
export function addRemaining(at: number, left: number, unit: LimitUnit, calendar: WorkCalendar): Due {
  return isWorkingUnit(unit) ? forward(at, left, calendar) : { dueAt: at + left, provisional: false }
}

/** @returns the instant at which `amount` of the unit's clock is still to run before `due`: the first such instant. */
export function instantBefore(due: number, amount: number, unit: LimitUnit, calendar: WorkCalendar): number {
  return isWorkingUnit(unit) ? backward(due, amount, calendar) : due - amount
}

/** @returns working milliseconds from a to b; negative when b is before a. */
export function workedBetween(a: number, b: number, calendar: WorkCalendar): number {
  // 0 - x and not -x: nothing worked is 0 in both directions, never -0.
  if (b < a) return 0 - workedBetween(b, a, calendar)
  let worked = 0
  for (let day = calendar.dayOf(a); day <= calendar.dayOf(b); day++) {
    for (const span of calendar.spansOf(day)) {
      worked += Math.max(0, Math.min(b, span.to) - Math.max(a, span.from))
    }
  }
  return worked
}

/** @returns milliseconds that the unit's clock ran from a to b; negative when b is before a. */
export function elapsed(a: number, b: number, unit: LimitUnit, calendar: WorkCalendar): number {
  return isWorkingUnit(unit) ? workedBetween(a, b, calendar) : b - a
}

/** @returns what is left of the unit's clock until `due`, in milliseconds; negative when overdue. */
export function remaining(now: number, due: number, unit: LimitUnit, calendar: WorkCalendar): number {
  return elapsed(now, due, unit, calendar)
}

/**
 * How much of the limit is used, 1 at the due time; the ladder's measure. Counted back from the due time, so that extensions
 * and suspensions are in it already.
 * @param total milliseconds of the unit's clock granted in all (the limit with its extensions)
 */
export function usedFraction(
  now: number,
  due: number,
  total: number,
  unit: LimitUnit,
  calendar: WorkCalendar,
): number {
  return (total - remaining(now, due, unit, calendar)) / total
}

/** @returns whether the due time has passed; at the due time itself it has not. */
export function isOverdue(now: number, due: number): boolean {
  return now > due
}

function isWorkingUnit(unit: LimitUnit): boolean {
  return unit === 'workingHour' || unit === 'workingDay'
}

function forward(at: number, amount: number, calendar: WorkCalendar): Due {
  let left = amount
  let provisional = false
  if (left <= 0) return { dueAt: at, provisional }
  for (let day = calendar.dayOf(at); ; day++) {
    provisional ||= calendar.isProvisional(day)
    for (const span of calendar.spansOf(day)) {
      const from = Math.max(at, span.from)
      const length = span.to - from
      if (length <= 0) continue
      if (length >= left) return { dueAt: from + left, provisional }
      left -= length
    }
  }
}

function backward(at: number, amount: number, calendar: WorkCalendar): number {
  let left = amount
  for (let day = calendar.dayOf(at); ; day--) {
    for (const span of [...calendar.spansOf(day)].reverse()) {
      const to = Math.min(at, span.to)
      const length = to - span.from
      if (length <= 0) continue
      // Not ≥: what ends at 08:00 was reached at 18:00 the day before.
      if (length > left) return to - left
      left -= length
    }
  }
}
