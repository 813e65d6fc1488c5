import type { Weight } from './ballot'

/** Rankings that were cast, each with the weight of all who cast it: what a run-off needs of a million ballots. */
export interface RankingCount {
  /** Positions of options in the ballot, best first. */
  readonly ranking: readonly number[]
  readonly weight: Weight
}

/**
 * Collects rankings as they come. Memory grows with the number of *different* rankings, not with the ballots: 8 options have at
 * most 109,600 of them.
 */
export class Rankings {
  readonly #weights = new Map<string, { heads: number; area: number }>()

  /** @param ranking positions of options, best first; not empty */
  add(ranking: readonly number[], heads: number, area: number): void {
    // One UTF-16 unit an option: the shortest key there is.
    const key = String.fromCharCode(...ranking)
    const weight = this.#weights.get(key)
    if (weight) {
      weight.heads += heads
      weight.area += area
    } else this.#weights.set(key, { heads, area })
  }

  get different(): number {
    return this.#weights.size
  }

  *counts(): IterableIterator<RankingCount> {
    for (const [key, weight] of this.#weights)
      yield { ranking: Array.from(key, (char) => char.charCodeAt(0)), weight }
  }
}
