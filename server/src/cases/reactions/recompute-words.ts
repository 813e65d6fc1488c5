import type { DeadlineChange } from '@linli/shared/cases/recompute'
import { chinaMinute } from '@linli/shared/platform/china-time'

/** The line of the timeline about a deadline that a holiday list has moved or confirmed. */
export function sayDue({ kind, old, new: next, cause }: DeadlineChange): string {
  return kind === 'moved'
    ? `${cause}，处置时限由 ${chinaMinute(old)} 调整为 ${chinaMinute(next)}`
    : `${cause}，处置时限 ${chinaMinute(next)} 不变`
}

/** The line about the time a called unit has to answer, which the list has moved. */
export const sayWhistleDue = (unitName: string, old: number, next: number, cause: string): string =>
  `${cause}，${unitName}的报到时限由 ${chinaMinute(old)} 调整为 ${chinaMinute(next)}`
