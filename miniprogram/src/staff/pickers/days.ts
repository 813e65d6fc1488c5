const day = 24 * 3_600_000
/** China has one time zone without summer time. */
const utcOffset = 8 * 3_600_000

/** The date in China so many days after a moment, YYYY-MM-DD. @param now epoch milliseconds */
export const dayAfter = (now: number, days: number): string =>
  new Date(now + utcOffset + days * day).toISOString().slice(0, 10)
