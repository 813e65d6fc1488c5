import type { DeadlineChange } from '@linli/shared/cases/recompute'

const CHINA_OFFSET_MS = 8 * 3_600_000

/** The line of the timeline about a deadline that a holiday list has moved or confirmed. */
export function sayDue({ kind, old, new: next, cause }: DeadlineChange): string {
  return kind === 'moved'
    ? `${cause}，处置时限由 ${minute(old)} 调整为 ${minute(next)}`
    : `${cause}，处置时限 ${minute(next)} 不变`
}

/** The line about the time a called unit has to answer, which the list has moved. */
export const sayWhistleDue = (unitName: string, old: number, next: number, cause: string): string =>
  `${cause}，${unitName}的报到时限由 ${minute(old)} 调整为 ${minute(next)}`

/** 2026-05-12 09:00, in the county's time. */
const minute = (at: number): string =>
  new Date(at + CHINA_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')
