import type { WorkingSpan } from '@linli/shared/cases/calendar'
import type { Hours } from './model-units'

/** @returns minutes after midnight; NaN for what is no time. 24:00 ends a day. */
function minutes(time: string): number {
  const [hour = Number.NaN, minute = Number.NaN] = time.split(':').map(Number)
  const total = hour * 60 + minute
  return minute < 60 && total <= 24 * 60 ? total : Number.NaN
}

export const spansOf = (hours: readonly Hours[]): WorkingSpan[] =>
  hours.map(({ from, to }) => ({ from: minutes(from), to: minutes(to) }))

/** Whether the spans are times, in order, and don't overlap. */
export function areHours(hours: readonly Hours[]): boolean {
  let end = 0
  return spansOf(hours).every(({ from, to }) => {
    const good = from >= end && to > from
    end = to
    return good
  })
}
