import type { SimClock } from '../clock'

/** WeChat's login and phone codes live five minutes and work once (WECHAT part 2). */
const LIFE_MS = 5 * 60_000

export type Redeemed<T> = { state: 'good'; value: T } | { state: 'unknown' | 'expired' | 'used' }

/** One pool of one-time codes; login codes and phone codes never fit each other's. */
export class CodePool<T> {
  #codes = new Map<string, { value: T; expiresAt: number; used: boolean }>()

  constructor(
    private readonly clock: SimClock,
    private readonly make: () => string,
  ) {}

  issue(value: T): string {
    const code = this.make()
    this.#codes.set(code, { value, expiresAt: this.clock.now() + LIFE_MS, used: false })
    return code
  }

  /** What stands behind the code, without using it up. */
  look(code: string): Redeemed<T> {
    const entry = this.#codes.get(code)
    if (!entry) return { state: 'unknown' }
    if (entry.used) return { state: 'used' }
    if (this.clock.now() >= entry.expiresAt) return { state: 'expired' }
    return { state: 'good', value: entry.value }
  }

  use(code: string): void {
    const entry = this.#codes.get(code)
    if (entry) entry.used = true
  }
}
