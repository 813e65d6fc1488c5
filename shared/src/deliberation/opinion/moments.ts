import type { VoteRow } from './votes'

/**
 * What the components are computed from: for each pair of statements, over the participants that voted on both, how
 * many there are, the sum of the products and the sum of either vote. All are whole numbers, so neither the order of the
 * participants nor the way here (all at once, or vote by vote) changes a bit of them.
 *
 * With a missing vote filled by its column's mean, a centred entry is 0 unless it was cast; that is why pairs that were
 * both cast are all that a covariance needs.
 */
export interface Moments {
  statements: number
  participants: number
  /** `[a * statements + b]`, a ≤ b: participants that voted on both. */
  both: Int32Array
  /** `[a * statements + b]`, a ≤ b: sum of the products of their votes. */
  products: Int32Array
  /** `[a * statements + b]`: sum of their votes on a. */
  sums: Int32Array
}

export const noMoments = (statements: number): Moments => ({
  statements,
  participants: 0,
  both: new Int32Array(statements * statements),
  products: new Int32Array(statements * statements),
  sums: new Int32Array(statements * statements),
})

/** Adds a participant, or takes one away (`times` −1). Costs the square of the votes the participant cast. */
export function addRow(moments: Moments, { columns, values }: VoteRow, times: 1 | -1 = 1): void {
  const { statements: width, both, products, sums } = moments
  moments.participants += times
  for (let i = 0; i < columns.length; i++) {
    const a = columns[i] as number
    const va = (values[i] as number) * times
    for (let j = i; j < columns.length; j++) {
      const b = columns[j] as number
      const vb = values[j] as number
      const at = a <= b ? a * width + b : b * width + a
      both[at] = (both[at] as number) + times
      products[at] = (products[at] as number) + va * vb
      sums[a * width + b] = (sums[a * width + b] as number) + va
      if (i !== j) sums[b * width + a] = (sums[b * width + a] as number) + vb * times
    }
  }
}

/** The mean of the votes cast on each statement; 0 where nobody has voted. */
export function columnMeans({ statements: width, both, sums }: Moments): Float64Array {
  const means = new Float64Array(width)
  for (let a = 0; a < width; a++) {
    const votes = both[a * width + a] as number
    means[a] = votes === 0 ? 0 : (sums[a * width + a] as number) / votes
  }
  return means
}

/**
 * Scatter of the mean-filled votes, `[a * statements + b]`, symmetric: n times the covariance, which has the same
 * components. Σ(x−m)(y−k) is taken apart as Σxy − kΣx − mΣy + mkN.
 */
export function scatter(moments: Moments, means: Float64Array): Float64Array {
  const { statements: width, both, products, sums } = moments
  const out = new Float64Array(width * width)
  for (let a = 0; a < width; a++) {
    const ma = means[a] as number
    for (let b = a; b < width; b++) {
      const at = a * width + b
      const under = b * width + a
      const mb = means[b] as number
      const value =
        (products[at] as number) -
        mb * (sums[at] as number) -
        ma * (sums[under] as number) +
        ma * mb * (both[at] as number)
      out[at] = value
      out[under] = value
    }
  }
  return out
}
