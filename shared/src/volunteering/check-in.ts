/** Checking in to an activity: a code that is renewed every 30 s, and being there (DOMAIN §4). Signing is the server's. */

export const WINDOW_MS = 30_000

/** The window of a moment of the server's clock; the phone's own clock is never asked. */
export const windowOf = (now: number): number => Math.floor(now / WINDOW_MS)

/** A code of this window or of the one before: scanning and sending take a moment. None of the future. */
export const windowCounts = (window: number, now: number): boolean => {
  const age = windowOf(now) - window
  return age === 0 || age === 1
}

const EARTH_M = 6_371_008.8
const rad = (degrees: number): number => (degrees * Math.PI) / 180

export interface Point {
  lng: number
  lat: number
}

/** Metres between two places, along the ground. */
export function metres(a: Point, b: Point): number {
  const dLat = rad(b.lat - a.lat)
  const dLng = rad(b.lng - a.lng)
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * Math.sin(dLng / 2) ** 2
  return 2 * EARTH_M * Math.asin(Math.min(1, Math.sqrt(h)))
}

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
