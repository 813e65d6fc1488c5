/**
 * Arithmetic modulo a large odd number, for public values only (its time depends on them). Numbers are arrays of 16-bit digits, lowest
 * first: a product of two and two carries fit 32 bits, so this runs where there is no BigInt (iOS before 14, old Android). Big-endian
 * bytes at the edges, as RFC 8017 writes integers.
 */
export type Digits = Uint32Array

export function digitsOf(bytes: Uint8Array, length: number): Digits {
  const digits = new Uint32Array(length)
  for (let i = 0; i < bytes.length; i++) {
    const at = bytes.length - 1 - i
    if (bytes[at] !== 0 && i >> 1 >= length) throw new RangeError('the number is too large')
    if (i >> 1 < length) digits[i >> 1] = digits[i >> 1]! | (bytes[at]! << (i & 1 ? 8 : 0))
  }
  return digits
}

export function bytesOf(digits: Digits, length: number): Uint8Array {
  const bytes = new Uint8Array(length)
  for (let i = 0; i < length; i++) {
    const digit = digits[i >> 1] ?? 0
    bytes[length - 1 - i] = i & 1 ? digit >>> 8 : digit & 0xff
  }
  return bytes
}

export function compare(a: Digits, b: Digits): number {
  for (let i = a.length - 1; i >= 0; i--) if (a[i] !== b[i]) return a[i]! - b[i]!
  return 0
}

export const isZero = (a: Digits): boolean => a.every((digit) => digit === 0)

/** a −= b; @returns what is borrowed from the digit above: 1 when b was larger */
function subtract(a: Digits, b: Digits): number {
  let borrow = 0
  for (let i = 0; i < a.length; i++) {
    const difference = a[i]! - b[i]! - borrow
    borrow = difference < 0 ? 1 : 0
    a[i] = difference & 0xffff
  }
  return borrow
}

/** a += b; @returns the carry */
function add(a: Digits, b: Digits): number {
  let carry = 0
  for (let i = 0; i < a.length; i++) {
    const sum = a[i]! + b[i]! + carry
    carry = sum >>> 16
    a[i] = sum & 0xffff
  }
  return carry
}

/** a = (a + top × 2^(16 × length)) / 2 */
function halve(a: Digits, top: number): void {
  for (let i = 0; i < a.length; i++) {
    const above = i + 1 < a.length ? a[i + 1]! : top
    a[i] = (a[i]! >>> 1) | ((above & 1) << 15)
  }
}

/** Multiplication modulo an odd number n > 1, by Montgomery's method (Math. Comp. 44, 1985). */
export class Modulus {
  readonly n: Digits
  /** −1/n mod 2^16 */
  readonly #inverse: number
  /** 2^(32 × length) mod n: takes a number to Montgomery's form */
  readonly #square: Digits

  constructor(bytes: Uint8Array) {
    const length = Math.ceil(bytes.length / 2)
    this.n = digitsOf(bytes, length)
    if ((this.n[0]! & 1) === 0) throw new RangeError('the modulus must be odd')
    let inverse = 1
    for (let i = 0; i < 4; i++) inverse = Math.imul(inverse, 2 - Math.imul(this.n[0]!, inverse)) & 0xffff
    this.#inverse = (0x10000 - inverse) & 0xffff
    const square = new Uint32Array(length)
    square[0] = 1
    for (let i = 0; i < 32 * length; i++) {
      const carry = add(square, square)
      if (carry || compare(square, this.n) >= 0) subtract(square, this.n)
    }
    this.#square = square
  }

  /** a × b × 2^(−16 × length) mod n */
  #montgomery(a: Digits, b: Digits): Digits {
    const { n } = this
    const length = n.length
    const t = new Uint32Array(length + 2)
    for (let i = 0; i < length; i++) {
      const digit = b[i]!
      let carry = 0
      for (let j = 0; j < length; j++) {
        const sum = t[j]! + a[j]! * digit + carry
        t[j] = sum & 0xffff
        carry = sum >>> 16
      }
      let sum = t[length]! + carry
      t[length] = sum & 0xffff
      t[length + 1] = sum >>> 16
      const factor = Math.imul(t[0]!, this.#inverse) & 0xffff
      carry = (t[0]! + factor * n[0]!) >>> 16
      for (let j = 1; j < length; j++) {
        sum = t[j]! + factor * n[j]! + carry
        t[j - 1] = sum & 0xffff
        carry = sum >>> 16
      }
      sum = t[length]! + carry
      t[length - 1] = sum & 0xffff
      t[length] = t[length + 1]! + (sum >>> 16)
    }
    const result = t.slice(0, length)
    if (t[length] !== 0 || compare(result, n) >= 0) subtract(result, n)
    return result
  }

  /** a × b mod n, of numbers below n */
  multiply(a: Digits, b: Digits): Digits {
    return this.#montgomery(this.#montgomery(a, this.#square), b)
  }

  /** base^exponent mod n, for a small public exponent ≥ 1 */
  power(base: Digits, exponent: number): Digits {
    const start = this.#montgomery(base, this.#square)
    let result = start
    for (const bit of exponent.toString(2).slice(1)) {
      result = this.#montgomery(result, result)
      if (bit === '1') result = this.#montgomery(result, start)
    }
    const one = new Uint32Array(this.n.length)
    one[0] = 1
    return this.#montgomery(result, one)
  }

  /** 1/a mod n by the binary extended Euclidean algorithm (Knuth, TAOCP 2, 4.5.2); null when they share a factor */
  inverse(a: Digits): Digits | null {
    const { n } = this
    if (isZero(a)) return null
    const [u, v] = [a.slice(), n.slice()]
    const [x, y] = [new Uint32Array(n.length), new Uint32Array(n.length)]
    x[0] = 1
    const halveBoth = (value: Digits, factor: Digits) => {
      while ((value[0]! & 1) === 0) {
        halve(value, 0)
        halve(factor, factor[0]! & 1 ? add(factor, n) : 0)
      }
    }
    const less = (value: Digits, factor: Digits, by: Digits, byFactor: Digits) => {
      subtract(value, by)
      if (subtract(factor, byFactor)) add(factor, n)
    }
    for (;;) {
      halveBoth(u, x)
      halveBoth(v, y)
      const order = compare(u, v)
      if (order === 0) break
      if (order > 0) less(u, x, v, y)
      else less(v, y, u, x)
    }
    return u[0] === 1 && u.every((digit, i) => i === 0 || digit === 0) ? x : null
  }
}
