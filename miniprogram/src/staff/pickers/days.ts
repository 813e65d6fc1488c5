import { chinaDay } from '@linli/shared/platform/china-time'

const day = 24 * 3_600_000

/** The date in China so many days after a moment, YYYY-MM-DD. @param now epoch milliseconds */
export const dayAfter = (now: number, days: number): string => chinaDay(now + days * day)
