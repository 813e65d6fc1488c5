import { halfHoursOf, type Span } from '@linli/shared/volunteering/hours'
import type { ActivityDoc, PresenceDoc } from './model'
import { timesOf } from './roll'

/** What a presence is worth by itself: nothing while its place is in doubt, or when nobody saw the person leave (DOMAIN §4). */
export function proposedHalfHours(one: ActivityDoc, presence: PresenceDoc | null): number {
  if (!presence || presence.review === 'waiting' || presence.review === 'refused') return 0
  const seen = { in: presence.in.getTime(), out: presence.out?.getTime() ?? null }
  return halfHoursOf(seen, timesOf(one))
}

export const wholeOf = (one: ActivityDoc): Span => ({
  from: one.startsAt.getTime(),
  to: one.endsAt.getTime(),
})

/** The time that half hours stand for: as long as somebody was seen, else the whole activity. */
export function spanOf(one: ActivityDoc, presence: PresenceDoc, halfHours: number): Span {
  const { startsAt, endsAt } = timesOf(one)
  if (presence.out === null || halfHours > proposedHalfHours(one, presence)) return wholeOf(one)
  return {
    from: Math.max(presence.in.getTime(), startsAt),
    to: Math.min(presence.out.getTime(), endsAt),
  }
}
