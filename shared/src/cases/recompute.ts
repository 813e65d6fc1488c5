import type { WorkCalendar } from './calendar'
import { addRemaining, elapsed } from './clock'
import { type Deadline, grantedMs } from './limits'

/** A deadline as stored, of one unit's part in a case. */
export interface StoredDeadline {
  caseId: string
  deadline: Deadline
  /** When the unit handed in; what is no longer running is left alone. */
  handledAt: number | null
}

/** One audit line: what a new holiday list did to a due time. */
export interface DeadlineChange {
  caseId: string
  /** 'confirmed': the due time stays, but is provisional no more (or has become so). */
  kind: 'moved' | 'confirmed'
  old: number
  new: number
  cause: string
  /** To be stored. */
  deadline: Deadline
}

/**
 * Recomputes running deadlines after a holiday list came in (DOMAIN §1). Extensions and the suspension are kept. Doing it again
 * with the stored result changes nothing.
 * @param calendar with the new list
 * @param cause for the audit line, e.g. 导入2027年节假日安排
 */
export function recompute(
  stored: readonly StoredDeadline[],
  calendar: WorkCalendar,
  cause: string,
): DeadlineChange[] {
  return stored.flatMap(({ caseId, deadline, handledAt }) => {
    if (handledAt !== null) return []
    const next = recomputed(deadline, calendar)
    const moved = next.dueAt !== deadline.dueAt
    if (!moved && next.provisional === deadline.provisional) return []
    const kind = moved ? 'moved' : 'confirmed'
    return [{ caseId, kind, old: deadline.dueAt, new: next.dueAt, cause, deadline: next }]
  })
}

function recomputed(deadline: Deadline, calendar: WorkCalendar): Deadline {
  const { startedAt, suspended, pause } = deadline
  const { unit } = deadline.limit
  const granted = grantedMs(deadline, calendar)
  const leftAt = (stopped: number) => Math.max(0, granted - elapsed(startedAt, stopped, unit, calendar))
  if (suspended) {
    const left = leftAt(suspended.at)
    // While suspended the due time stands for what it would be had the clock not stopped.
    return {
      ...deadline,
      ...addRemaining(suspended.at, left, unit, calendar),
      suspended: { ...suspended, left },
    }
  }
  const due = pause
    ? addRemaining(pause.to, leftAt(pause.from), unit, calendar)
    : addRemaining(startedAt, granted, unit, calendar)
  return { ...deadline, ...due }
}
