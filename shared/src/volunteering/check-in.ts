import { distanceMetres } from '../platform/ground'

/** Checking in to an activity: a code that is renewed every 30 s, and being there (DOMAIN §4). Signing is the server's. */

export const WINDOW_MS = 30_000

/** The window of a moment of the server's clock; the phone's own clock is never asked. */
export const windowOf = (now: number): number => Math.floor(now / WINDOW_MS)

/** A code of this window or of the one before: scanning and sending take a moment. None of the future. */
export const windowCounts = (window: number, now: number): boolean => {
  const age = windowOf(now) - window
  return age === 0 || age === 1
}

export interface Point {
  lng: number
  lat: number
}

/** Metres between two places, along the ground. */
export const metres = (a: Point, b: Point): number => distanceMetres([a.lng, a.lat], [b.lng, b.lat])

export type CheckIn = 'counts' | 'review' | 'tooFar' | 'noPlace'

/**
 * Whether being at a place counts as having come. A place that the phone itself calls made up is for a person to look at, as long as it
 * says that it is near: it proves nothing either way.
 */
export function judgePlace(
  given: { place: Point | null; mocked: boolean },
  activity: { place: Point; radius: number },
): CheckIn {
  if (!given.place) return 'noPlace'
  if (metres(given.place, activity.place) > activity.radius) return 'tooFar'
  return given.mocked ? 'review' : 'counts'
}
