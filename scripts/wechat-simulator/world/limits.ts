import { CHINA_OFFSET_MS } from '@linli/shared/platform/china-time'
import type { SimClock } from '../clock'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

export interface Limit {
  perMinute?: number
  perDay?: number
}

/** Number of the day in Asia/Shanghai, where WeChat's quotas start anew at midnight. */
export function dayOf(at: number): number {
  return Math.floor((at + CHINA_OFFSET_MS) / DAY_MS)
}

/** Quotas as in WECHAT part 2; a test lowers one instead of sending thousands of requests. */
const DEFAULTS: Record<string, Limit> = {
  '/cgi-bin/stable_token': { perMinute: 10_000, perDay: 500_000 },
  '/wxa/msg_sec_check': { perMinute: 4_000, perDay: 2_000_000 },
  '/wxa/media_check_async': { perMinute: 2_000, perDay: 200_000 },
  '/wxa/getwxacodeunlimit': { perMinute: 5_000 },
  '/wxa/generatescheme': { perDay: 500_000 },
  '/wxa/generate_urllink': { perDay: 500_000 },
}

/** Counts calls by key in whole minutes and whole days of the simulator's clock. */
export class Limits {
  #limits = new Map(Object.entries(DEFAULTS))
  #counts = new Map<string, { window: number; count: number }>()

  constructor(private readonly clock: SimClock) {}

  set(key: string, limit: Limit): void {
    this.#limits.set(key, limit)
  }

  /** Counts one call. @returns which quota it went over, if any; such a call counts no further */
  hit(key: string, limit: Limit = this.#limits.get(key) ?? {}): 'minute' | 'day' | undefined {
    const now = this.clock.now()
    if (this.#over(`${key} minute`, Math.floor(now / MINUTE_MS), limit.perMinute)) return 'minute'
    if (this.#over(`${key} day`, dayOf(now), limit.perDay)) return 'day'
    return undefined
  }

  #over(key: string, window: number, max: number | undefined): boolean {
    if (max === undefined) return false
    const before = this.#counts.get(key)
    const count = before?.window === window ? before.count : 0
    if (count >= max) return true
    this.#counts.set(key, { window, count: count + 1 })
    return false
  }
}
