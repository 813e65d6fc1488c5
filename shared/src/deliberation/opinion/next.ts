import type { Count } from './figures'
import { numberOf } from './random'

/** What choosing the next statement needs to know of each. */
export interface Candidate extends Count {
  id: string
}

/** Half of the order is what is uncertain; this much is chance, so that not everybody is shown the same card at once. */
const CHANCE = 0.25

/**
 * How much one more vote on a statement would tell. The share that agrees is a Beta(A+1, D+1) guess; its variance is great for what
 * few have seen and for what people are split on, small for what is settled. What many pass is asked less: they can't say.
 */
export function priority({ agree, disagree, seen }: Count): number {
  const [a, b] = [agree + 1, disagree + 1]
  const variance = (a * b) / ((a + b) * (a + b) * (a + b + 1))
  const passing = (seen - agree - disagree + 1) / (seen + 2)
  return variance * (1 - passing)
}

/**
 * The statement to show next to a person, or undefined when none is left. The caller leaves out what the person has voted on and
 * what the public can't see. Deterministic: the chance is drawn from the two ids.
 */
export function nextStatement<C extends Candidate>(
  candidates: readonly C[],
  personId: string,
): C | undefined {
  let best: { one: C; score: number } | undefined
  for (const one of candidates) {
    const score = priority(one) * (1 - CHANCE + CHANCE * numberOf(`${personId}/${one.id}`))
    if (!best || score > best.score || (score === best.score && one.id < best.one.id)) best = { one, score }
  }
  return best?.one
}
