import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone.js'
import utc from 'dayjs/plugin/utc.js'

dayjs.extend(utc)
dayjs.extend(timezone)

const ZONE = 'Asia/Shanghai'
const NEAR: Record<number, string> = { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' }

/**
 * A moment as the reader of a message says it, seen from the day the message was written: `明天 10:30`, else `5月13日 10:30`,
 * with the year when it is another one. Times of Asia/Shanghai.
 */
export function sayWhen(at: number, written: number): string {
  const then = dayjs(at).tz(ZONE)
  const day = dayjs(written).tz(ZONE)
  const near = NEAR[then.startOf('day').diff(day.startOf('day'), 'day')]
  if (near) return `${near} ${then.format('HH:mm')}`
  return then.format(then.year() === day.year() ? 'M月D日 HH:mm' : 'YYYY年M月D日 HH:mm')
}

/** A moment that stays true whenever it is read: `5月13日 10:30`. */
export const sayDate = (at: number): string => dayjs(at).tz(ZONE).format('M月D日 HH:mm')

/** A moment for a `time` value of a subscribe message: `2026年5月13日 10:30`. */
export const sayFully = (at: number): string => dayjs(at).tz(ZONE).format('YYYY年M月D日 HH:mm')
