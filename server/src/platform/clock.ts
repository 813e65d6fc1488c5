/** Where "now" comes from. Rules never read the machine's clock; it is handed in. */
export interface Clock {
  /** Epoch milliseconds. */
  now(): number
  /**
   * What a moment of the database's clock means to this process, where its days are not the database's: tests and the replay of
   * recorded days. The system clock has none: there the database's word stands.
   */
  stored?(databaseNow: number): number
}

export const systemClock: Clock = { now: () => Date.now() }

/** A clock that stands still until it is moved: tests and the replay of recorded days. */
export interface ManualClock extends Clock {
  set(at: number | string): void
  advance(ms: number): void
}

export function manualClock(start: number | string): ManualClock {
  let at = typeof start === 'string' ? Date.parse(start) : start
  return {
    now: () => at,
    stored: () => at,
    set(to) {
      at = typeof to === 'string' ? Date.parse(to) : to
    },
    advance(ms) {
      at += ms
    },
  }
}
