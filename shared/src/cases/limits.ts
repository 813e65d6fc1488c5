import { DAY, type WorkCalendar } from './calendar'
import { addRemaining, type Due, isOverdue, type Limit, limitMs, remaining } from './clock'
import { type Refusal, refuse } from './errors'

/** Two extensions (延期) at most are approved for one limit; refused requests don't count (DOMAIN §1). */
export const MAX_EXTENSIONS = 2

/** A suspension (挂账) lasts a year at most. */
export const MAX_SUSPENSION_MS = 365 * DAY

/** The deadline of one unit's work, as it is stored at dispatch and changed by 延期 and 挂账. */
export interface Deadline {
  limit: Limit
  startedAt: number
  dueAt: number
  provisional: boolean
  extensionsApproved: number
  /** Set while suspended (挂账): what was left of the limit's clock, and when it resumes by itself. */
  suspended: { left: number; at: number; until: number } | null
  /** The suspension that is over; there is only one. */
  pause: { from: number; to: number } | null
}

/** Starts the clock of a unit's work: at dispatch, and again in each round. */
export function startDeadline(startedAt: number, limit: Limit, due: Due): Deadline {
  return { limit, startedAt, ...due, extensionsApproved: 0, suspended: null, pause: null }
}

/** @returns milliseconds granted in all: the limit and its approved extensions. */
export function grantedMs(deadline: Deadline, calendar: WorkCalendar): number {
  return limitMs(deadline.limit, calendar) * (1 + deadline.extensionsApproved)
}

/**
 * Applies a 延期 that both levels have approved: one original limit is added to the due time, also when that has passed.
 * @returns the new deadline, or NO_EXTENSION_LEFT, SUSPENDED
 */
export function extend(
  deadline: Deadline,
  calendar: WorkCalendar,
): { ok: true; deadline: Deadline } | Refusal {
  if (deadline.suspended) return refuse('SUSPENDED')
  if (deadline.extensionsApproved >= MAX_EXTENSIONS) return refuse('NO_EXTENSION_LEFT')
  const { limit } = deadline
  const due = addRemaining(deadline.dueAt, limitMs(limit, calendar), limit.unit, calendar)
  return {
    ok: true,
    deadline: {
      ...deadline,
      dueAt: due.dueAt,
      provisional: deadline.provisional || due.provisional,
      extensionsApproved: deadline.extensionsApproved + 1,
    },
  }
}

/**
 * Suspends (挂账): the clock stops and what was left is kept.
 * @param until when it resumes by itself: after now, at most a year ahead
 * @returns the new deadline, or ALREADY_SUSPENDED (once only), OVERDUE, SUSPENSION_TOO_LONG
 */
export function suspend(
  deadline: Deadline,
  now: number,
  until: number,
  calendar: WorkCalendar,
): { ok: true; deadline: Deadline } | Refusal {
  if (deadline.pause || deadline.suspended) return refuse('ALREADY_SUSPENDED')
  if (isOverdue(now, deadline.dueAt)) return refuse('OVERDUE')
  if (!(until > now && until - now <= MAX_SUSPENSION_MS)) return refuse('SUSPENSION_TOO_LONG')
  const left = remaining(now, deadline.dueAt, deadline.limit.unit, calendar)
  return { ok: true, deadline: { ...deadline, suspended: { left, at: now, until } } }
}

/**
 * Lets the clock run again. A job that comes late resumes at `until`, not at the time it woke up, so that no worker or restart
 * moves a due time.
 * @returns the new deadline, or NOT_SUSPENDED
 */
export function resume(
  deadline: Deadline,
  now: number,
  calendar: WorkCalendar,
): { ok: true; deadline: Deadline } | Refusal {
  if (!deadline.suspended) return refuse('NOT_SUSPENDED')
  const at = Math.min(now, deadline.suspended.until)
  const due = addRemaining(at, deadline.suspended.left, deadline.limit.unit, calendar)
  const pause = { from: deadline.suspended.at, to: at }
  return { ok: true, deadline: { ...deadline, ...due, suspended: null, pause } }
}

/** @returns whether the unit is overdue now; a suspended clock does not run. */
export function deadlineMissed(deadline: Deadline, now: number): boolean {
  return !deadline.suspended && isOverdue(now, deadline.dueAt)
}
