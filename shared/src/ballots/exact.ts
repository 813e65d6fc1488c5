/** Whole numbers up to here can be compared as products: far above the 10^15 that LIMITS allow. */
const MOST = 2 ** 50
const HALF = 2 ** 25

/** The product of two whole numbers 0…2^50 as [upper, lower] in base 2^50; no BigInt, which old phones lack. */
function product(a: number, b: number): readonly [upper: number, lower: number] {
  if (!(a >= 0 && a <= MOST && b >= 0 && b <= MOST)) throw new RangeError(`${a} × ${b} is beyond 2^50`)
  const [a1, a0] = [Math.floor(a / HALF), a % HALF]
  const [b1, b0] = [Math.floor(b / HALF), b % HALF]
  const middle = a1 * b0 + a0 * b1
  const lower = a0 * b0 + (middle % HALF) * HALF
  return [a1 * b1 + Math.floor(middle / HALF) + Math.floor(lower / MOST), lower % MOST]
}

/**
 * Compares a × b with c × d exactly, where the products may exceed 2^53.
 * @param a one of four whole numbers 0…2^50; beyond that a RangeError
 * @returns negative, 0 or positive, as a × b is less than, equal to or more than c × d
 */
export function compareProducts(a: number, b: number, c: number, d: number): number {
  const [upper, lower] = product(a, b)
  const [upperOther, lowerOther] = product(c, d)
  return upper - upperOther || lower - lowerOther
}

/**
 * Compares the sums of shares of two weights, heads / whole.heads + area / whole.area, exactly. A whole of 0 has no shares.
 * @returns negative, 0 or positive
 */
export function compareShares(
  one: { heads: number; area: number },
  other: { heads: number; area: number },
  whole: { heads: number; area: number },
): number {
  const heads = one.heads - other.heads
  const area = one.area - other.area
  if (whole.area === 0 || whole.heads === 0 || Math.sign(heads) * Math.sign(area) >= 0) return heads || area
  // heads / H + area / A > 0  ⇔  heads × A > −area × H, and here the two signs differ.
  return heads > 0
    ? compareProducts(heads, whole.area, -area, whole.heads)
    : compareProducts(area, whole.heads, -heads, whole.area)
}
