import type { WorkCalendar } from './calendar'
import { addRemaining, instantBefore, usedFraction } from './clock'
import { type Deadline, grantedMs } from './limits'

/** A step of the escalation ladder: at so many percent of the limit this level is told (DOMAIN §1). Data of the tenant. */
export interface LadderStep {
  /** Names the step for good; steps already taken are remembered by it. */
  id: string
  /** Whole percent of the time granted, > 0; 100 is the due time. */
  percent: number
  level: 'community' | 'town' | 'county'
}

/** The example of DOMAIN §1. */
export const DEFAULT_LADDER: readonly LadderStep[] = [
  { id: 'community-100', percent: 100, level: 'community' },
  { id: 'town-150', percent: 150, level: 'town' },
  { id: 'county-200', percent: 200, level: 'county' },
]

/**
 * The steps to take now, lowest first: reached and not yet taken. Exactly once holds because the caller stores the ids it fired
 * in the same transaction; a worker that slept finds all missed steps, a second worker none.
 * @param usedFraction of the time granted; 1 at the due time
 */
export function stepsDue(
  ladder: readonly LadderStep[],
  usedFraction: number,
  fired: readonly string[],
): LadderStep[] {
  return waiting(ladder, fired).filter((step) => usedFraction * 100 >= step.percent)
}

/** {@link stepsDue} for a stored deadline; a suspended clock reaches no step. */
export function deadlineStepsDue(
  ladder: readonly LadderStep[],
  deadline: Deadline,
  now: number,
  fired: readonly string[],
  calendar: WorkCalendar,
): LadderStep[] {
  if (deadline.suspended) return []
  // Compared as instants, like the schedule: a fraction could round to just below the step it was woken for.
  return waiting(ladder, fired).filter((step) => stepAt(step, deadline, calendar) <= now)
}

/** @returns when the next step comes due, for the job to be scheduled; null when none is left or the clock is suspended. */
export function nextStepAt(
  ladder: readonly LadderStep[],
  deadline: Deadline,
  fired: readonly string[],
  calendar: WorkCalendar,
): number | null {
  const [next] = waiting(ladder, fired)
  return next && !deadline.suspended ? stepAt(next, deadline, calendar) : null
}

/** @returns how much of the time granted is used, as a fraction; frozen while suspended. */
export function deadlineUsed(deadline: Deadline, now: number, calendar: WorkCalendar): number {
  const granted = grantedMs(deadline, calendar)
  if (deadline.suspended) return (granted - deadline.suspended.left) / granted
  return usedFraction(now, deadline.dueAt, granted, deadline.limit.unit, calendar)
}

function stepAt(step: LadderStep, deadline: Deadline, calendar: WorkCalendar): number {
  const { unit } = deadline.limit
  // Measured from the due time, which extensions and suspensions have moved already.
  const beyond = Math.ceil((grantedMs(deadline, calendar) * (step.percent - 100)) / 100)
  return beyond >= 0
    ? addRemaining(deadline.dueAt, beyond, unit, calendar).dueAt
    : instantBefore(deadline.dueAt, -beyond, unit, calendar)
}

function waiting(ladder: readonly LadderStep[], fired: readonly string[]): LadderStep[] {
  return ladder.filter((step) => !fired.includes(step.id)).sort((a, b) => a.percent - b.percent)
}
