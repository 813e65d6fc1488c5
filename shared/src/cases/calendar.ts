import { CHINA_OFFSET_MS } from '../platform/china-time'
/**
 * Which days and hours people work. Days follow the State Council's yearly list with make-up days (调休); a year whose list is
 * not published is provisional: plain Monday to Friday, and said so (DOMAIN §1). Days are counted as whole numbers since
 * 1970-01-01 of local time, so that no library is needed and no daylight saving can hurt (China has none).
 */

/** One line of the list: a day off, or (isOffDay false) a day of the weekend that is worked. */
export interface Holiday {
  name: string
  /** YYYY-MM-DD */
  date: string
  isOffDay: boolean
}

/** The list of a year. No days means that it has not been published. */
export interface HolidayYear {
  year: number
  days: readonly Holiday[]
}

/** A span of the working day in minutes after midnight, end excluded. */
export interface WorkingSpan {
  from: number
  to: number
}

/** 08:00–12:00 and 14:00–18:00 (DOMAIN §1): together the 8 working hours of a 工作日. */
export const DEFAULT_WORKING_HOURS: readonly WorkingSpan[] = [
  { from: 8 * 60, to: 12 * 60 },
  { from: 14 * 60, to: 18 * 60 },
]

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

export interface WorkCalendar {
  /** Working time of one working day, in milliseconds. */
  readonly dayLength: number
  /** @returns the local day (days since 1970-01-01) in which the instant lies. */
  dayOf(instant: number): number
  /** @returns the spans worked on that day as instants, in order, ends excluded; none on a day off. */
  spansOf(day: number): readonly { from: number; to: number }[]
  /** @returns whether the day's year has no published list. */
  isProvisional(day: number): boolean
}

/**
 * @param years the published lists known to the tenant, in any order; of two lists of one year the later in the array counts
 * @param options hours: spans of a working day, in order and not overlapping; utcOffset: of local time, in minutes
 * @throws RangeError when the hours are empty, overlap, or leave the day
 */
export function workCalendar(
  years: readonly HolidayYear[],
  options: { hours?: readonly WorkingSpan[]; utcOffset?: number } = {},
): WorkCalendar {
  const hours = options.hours ?? DEFAULT_WORKING_HOURS
  const offset = options.utcOffset === undefined ? CHINA_OFFSET_MS : options.utcOffset * MINUTE
  checkHours(hours)

  const latest = new Map(years.map((list) => [list.year, list.days]))
  const published = new Set([...latest].filter(([, days]) => days.length > 0).map(([year]) => year))
  const exceptions = new Map<number, boolean>()
  for (const days of latest.values()) {
    for (const { date, isOffDay } of days) exceptions.set(dayNumber(date), !isOffDay)
  }

  const works = (day: number) => exceptions.get(day) ?? isWeekday(day)
  return {
    dayLength: hours.reduce((sum, span) => sum + (span.to - span.from) * MINUTE, 0),
    dayOf: (instant) => Math.floor((instant + offset) / DAY),
    spansOf(day) {
      if (!works(day)) return []
      const midnight = day * DAY - offset
      return hours.map(({ from, to }) => ({ from: midnight + from * MINUTE, to: midnight + to * MINUTE }))
    },
    isProvisional: (day) => !published.has(new Date(day * DAY).getUTCFullYear()),
  }
}

/** @returns days since 1970-01-01. @throws RangeError for anything but an existing YYYY-MM-DD. */
export function dayNumber(date: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  // Date.parse takes 02-30 in some engines and turns it into March.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`not a date: ${date}`)
  }
  return time / DAY
}

/** 1970-01-01 was a Thursday. */
function isWeekday(day: number): boolean {
  const sinceMonday = (((day + 3) % 7) + 7) % 7
  return sinceMonday < 5
}

function checkHours(hours: readonly WorkingSpan[]): void {
  let end = 0
  for (const { from, to } of hours) {
    if (!(from >= end && to > from && to <= 24 * 60))
      throw new RangeError('working hours overlap or leave the day')
    end = to
  }
  if (end === 0) throw new RangeError('a working day needs working hours')
}
