/**
 * Hours of volunteers (DOMAIN §4): counted in half hours, whole ones only. What happened (in, out, by whom it was seen) and what it is
 * worth are separate: a correction is a new record beside the old one.
 */

export const HALF_HOUR = 30 * 60_000

/** Stars by credited hours. */
export const STARS = [100, 300, 600, 1000, 1500] as const

/** Most half hours one person may have saved in the time bank: 1,500 h. What goes beyond is the public pool's. */
export const BANK_CAP = 3_000

/** Half hours as people say them: `2`, `2.5`. */
export const sayHours = (halfHours: number): string => String(halfHours / 2)

/** Stars of a person with so many half hours. */
export const starsOf = (halfHours: number): number => STARS.filter((hours) => halfHours >= hours * 2).length

export interface Presence {
  /** Epoch ms. */
  in: number
  /** Null: nobody saw the person leave. */
  out: number | null
}

/**
 * Half hours that a presence is worth by itself: from the later of check-in and begin to the earlier of check-out and end, begun halves
 * don't count. Without a check-out nothing, until the organiser confirms how long it was.
 */
export function halfHoursOf(presence: Presence, activity: { startsAt: number; endsAt: number }): number {
  if (presence.out === null) return 0
  const from = Math.max(presence.in, activity.startsAt)
  const to = Math.min(presence.out, activity.endsAt)
  return Math.max(0, Math.floor((to - from) / HALF_HOUR))
}

/** Most half hours that an organiser may confirm for an activity. */
export const mostHalfHours = ({ startsAt, endsAt }: { startsAt: number; endsAt: number }): number =>
  Math.floor((endsAt - startsAt) / HALF_HOUR)

export interface Span {
  from: number
  to: number
}

/** Whether two spans share time. One that begins when the other ends does not. */
export const overlap = (a: Span, b: Span): boolean => a.from < b.to && b.from < a.to

/** Credited spans that a new one overlaps: of two activities at one time only one is credited. */
export const overlapping = <S extends Span>(span: Span, credited: readonly S[]): S[] =>
  credited.filter((one) => overlap(span, one))

/** How many half hours of an earning fit into a person's bank; the rest is the public pool's. */
export function bank(saved: number, halfHours: number): { saved: number; pool: number } {
  const fits = Math.min(halfHours, Math.max(0, BANK_CAP - saved))
  return { saved: fits, pool: halfHours - fits }
}
