import type { SimClock } from '../clock'
import type { Ids } from '../ids'
import { dayOf } from './limits'

const LIFE_MS = 7200_000
const RENEW_WITHIN_MS = 5 * 60_000
const FORCE_APART_MS = 30_000
const FORCE_PER_DAY = 20

export interface AccessToken {
  value: string
  expiresAt: number
}

export type TokenState = 'good' | 'malformed' | 'revoked' | 'expired'

/**
 * Both kinds of access token of one account; the stable one and the one of /cgi-bin/token don't touch each other.
 * Rules: WECHAT part 2 (stable_token) and part 4.
 */
export class Tokens {
  #all = new Map<string, AccessToken & { revoked: boolean }>()
  #stable: AccessToken | undefined
  #plain: AccessToken | undefined
  #forcedAt = Number.NEGATIVE_INFINITY
  #forced = { day: -1, count: 0 }

  constructor(
    private readonly clock: SimClock,
    private readonly ids: Ids,
  ) {}

  /** The same token as before; a new one in its last 5 minutes, while the old one lives out its time. */
  stable(): AccessToken {
    const current = this.#stable
    const alive = current && this.check(current.value) === 'good'
    if (alive && current.expiresAt - this.clock.now() > RENEW_WITHIN_MS) return current
    this.#stable = this.#issue()
    return this.#stable
  }

  /**
   * Kills the current stable token and gives a new one; within 30 s of the last time the current one stays.
   *
   * @returns `'quota'` from the 21st time of a day on
   */
  forceStable(): AccessToken | 'quota' {
    const now = this.clock.now()
    if (this.#stable && now - this.#forcedAt < FORCE_APART_MS) return this.stable()
    const day = dayOf(now)
    if (this.#forced.day !== day) this.#forced = { day, count: 0 }
    if (this.#forced.count >= FORCE_PER_DAY) return 'quota'
    this.#forced.count++
    this.#forcedAt = now
    if (this.#stable) this.#revoke(this.#stable.value)
    this.#stable = this.#issue()
    return this.#stable
  }

  /** A new token each time; the one before it dies 5 minutes later. */
  plain(): AccessToken {
    const before = this.#plain && this.#all.get(this.#plain.value)
    if (before) before.expiresAt = Math.min(before.expiresAt, this.clock.now() + RENEW_WITHIN_MS)
    this.#plain = this.#issue()
    return this.#plain
  }

  check(value: string): TokenState {
    const token = this.#all.get(value)
    // A token of another life of the simulator looks right but is not the latest one.
    if (!token) return /^\d{2}_\w{100,}$/.test(value) ? 'revoked' : 'malformed'
    if (token.revoked) return 'revoked'
    return this.clock.now() >= token.expiresAt ? 'expired' : 'good'
  }

  /** Ends all tokens at once, as when the secret is reset (revoked) or the clocks disagree (expired). */
  end(how: 'revoked' | 'expired'): void {
    for (const token of this.#all.values()) {
      if (how === 'revoked') token.revoked = true
      else token.expiresAt = Math.min(token.expiresAt, this.clock.now())
    }
  }

  #revoke(value: string): void {
    const token = this.#all.get(value)
    if (token) token.revoked = true
  }

  #issue(): AccessToken {
    // 136 characters, as long as real ones mostly are; up to 512 must be stored.
    const token = {
      value: `${this.ids.digits(2)}_${this.ids.alphanumeric(133)}`,
      expiresAt: this.clock.now() + LIFE_MS,
    }
    this.#all.set(token.value, { ...token, revoked: false })
    return token
  }
}
