import { CHINA_OFFSET_MS, inChina } from '@linli/shared/platform/china-time'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** A moment: RFC 3339 as the server sends it, or epoch milliseconds. */
export type Moment = string | number

const millis = (moment: Moment): number => (typeof moment === 'string' ? Date.parse(moment) : moment)

/** Parts of a moment on a clock in China. */
function parts(at: number) {
  const date = inChina(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return {
    year: date.getUTCFullYear(),
    monthDay: `${date.getUTCMonth() + 1}月${date.getUTCDate()}日`,
    time: `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`,
    dayNumber: Math.floor((at + CHINA_OFFSET_MS) / day),
  }
}

const nearDays: Record<number, string> = { [-1]: '昨天', 0: '今天', 1: '明天', 2: '后天' }

/**
 * A moment as people say it: 今天 10:30, 明天 10:30, 11月26日 10:30, 2027年1月5日 10:30.
 * @param now epoch milliseconds
 */
export function sayWhen(at: Moment, now: number = Date.now()): string {
  const then = parts(millis(at))
  const today = parts(now)
  const near = nearDays[then.dayNumber - today.dayNumber]
  if (near) return `${near} ${then.time}`
  return then.year === today.year
    ? `${then.monthDay} ${then.time}`
    : `${then.year}年${then.monthDay} ${then.time}`
}

/** A length of time in its largest fitting unit, rounded down: 45 分钟, 3 小时, 2 天. At least 1 分钟. */
export function sayLength(milliseconds: number): string {
  if (milliseconds >= day) return `${Math.floor(milliseconds / day)} 天`
  if (milliseconds >= hour) return `${Math.floor(milliseconds / hour)} 小时`
  return `${Math.max(1, Math.floor(milliseconds / minute))} 分钟`
}

export type DueTone = 'ok' | 'soon' | 'late'

/**
 * What a due time means now.
 * @param now epoch milliseconds
 * @param soonFrom from when it counts as soon due; default 4 hours before
 */
export function sayDue(dueAt: Moment, now: number, soonFrom?: Moment): { tone: DueTone; words: string } {
  const due = millis(dueAt)
  if (now > due) return { tone: 'late', words: `已超时 ${sayLength(now - due)}` }
  const soon = soonFrom === undefined ? due - 4 * hour : millis(soonFrom)
  return { tone: now >= soon ? 'soon' : 'ok', words: `${sayWhen(due, now)} 前处理` }
}

/** HH:MM on a clock in China. */
export const timeOf = (at: number): string => inChina(at).toISOString().slice(11, 16)

/** A day and a time in China as the server takes them. */
export const momentOf = (day: string, time: string): string => `${day}T${time}:00+08:00`
