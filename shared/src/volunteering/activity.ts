/** When an activity takes sign-ups and check-ins, and on which days a recurring one takes place. */
import { CHINA_OFFSET_MS, inChina } from '../platform/china-time'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** Checking in begins so long before the activity. */
export const CHECK_IN_BEFORE = HOUR
/** Checking out, and what an organiser's phone brings later, ends so long after it. */
export const CHECK_OUT_AFTER = 2 * HOUR
export const LONGEST_ACTIVITY = DAY

export const ACTIVITY_KINDS = ['service', 'training'] as const
export type ActivityKind = (typeof ACTIVITY_KINDS)[number]

export const ACTIVITY_STATES = ['draft', 'published', 'cancelled'] as const
export type ActivityState = (typeof ACTIVITY_STATES)[number]

/** What may be new in an activity that people have signed up for. */
export const ACTIVITY_CHANGES = [
  'time',
  'place',
  'words',
  'requirements',
  'insurance',
  'contact',
  'roles',
] as const
export type ActivityChange = (typeof ACTIVITY_CHANGES)[number]

export interface Times {
  /** Epoch ms. */
  startsAt: number
  endsAt: number
}

/** Whether an activity may be planned so: it lies ahead, ends after it begins, and is no longer than a day. */
export const mayPlan = ({ startsAt, endsAt }: Times, now: number): boolean =>
  startsAt > now && endsAt > startsAt && endsAt - startsAt <= LONGEST_ACTIVITY

/** Whether a check-in of this moment counts: from an hour before to the end, which is excluded. */
export const inTime = (at: number, { startsAt, endsAt }: Times): boolean =>
  at >= startsAt - CHECK_IN_BEFORE && at < endsAt

/** Whether a check-out of this moment counts. */
export const outInTime = (at: number, { startsAt, endsAt }: Times): boolean =>
  at >= startsAt - CHECK_IN_BEFORE && at < endsAt + CHECK_OUT_AFTER

/**
 * When something happened that a phone has noted by its own clock: that clock may be wrong, but it was wrong by as much when the phone
 * sent it. @param phone the phone's clock for the event and for the moment of sending
 */
export const byServerClock = (phone: { at: number; now: number }, now: number): number =>
  now - (phone.now - phone.at)

export const REPEATS = ['week', 'twoWeeks', 'month'] as const
export type Repeat = (typeof REPEATS)[number]

/** Most activities of one series. */
export const LONGEST_SERIES = 26

/**
 * The times of a recurring activity: at the same local hour every week, every other week, or on the same day of each month; a month
 * without that day is left out.
 */
export function occurrences(first: Times, repeat: Repeat, count: number): Times[] {
  const length = first.endsAt - first.startsAt
  const times: Times[] = []
  for (let i = 0; times.length < Math.min(count, LONGEST_SERIES); i++) {
    const startsAt =
      repeat === 'month' ? monthsLater(first.startsAt, i) : first.startsAt + i * DAYS[repeat] * DAY
    if (startsAt !== null) times.push({ startsAt, endsAt: startsAt + length })
  }
  return times
}

const DAYS = { week: 7, twoWeeks: 14 } as const

function monthsLater(at: number, months: number): number | null {
  const local = inChina(at)
  const day = local.getUTCDate()
  local.setUTCDate(1)
  local.setUTCMonth(local.getUTCMonth() + months)
  local.setUTCDate(day)
  return local.getUTCDate() === day ? local.getTime() - CHINA_OFFSET_MS : null
}

/** Those who signed up are reminded so long before; when it is published later than the first, by the second. */
const REMIND_BEFORE = [DAY, 2 * HOUR] as const

/** When people are reminded of an activity that is published, or moved, now; null: it is too near for that. */
export const remindAt = (startsAt: number, now: number): number | null =>
  REMIND_BEFORE.map((before) => startsAt - before).find((at) => at > now) ?? null
