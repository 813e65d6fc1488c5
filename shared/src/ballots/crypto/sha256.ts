import { toHex, utf8 } from './bytes'

/** FIPS 180-4 §4.2.2: the first 32 bits of the fractions of the cube roots of the first 64 primes. */
// biome-ignore format: a table
const K = new Uint32Array([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
])

/** FIPS 180-4 §5.3.3: of the square roots of the first 8 primes. */
// biome-ignore format: a table
const START = [
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
]

const rotate = (x: number, by: number) => (x >>> by) | (x << (32 - by))

/**
 * SHA-256 (FIPS 180-4), of what comes in parts: lots, receipts and bulletins are checked by it on the phone, in the browser and
 * on the server alike, and a weapp has no crypto of its own.
 */
export class Sha256 {
  readonly #state = Uint32Array.from(START)
  readonly #words = new Uint32Array(64)
  readonly #block = new Uint8Array(64)
  #filled = 0
  #length = 0

  update(bytes: Uint8Array): this {
    this.#length += bytes.length
    let at = 0
    while (at < bytes.length) {
      const take = Math.min(64 - this.#filled, bytes.length - at)
      this.#block.set(bytes.subarray(at, at + take), this.#filled)
      this.#filled += take
      at += take
      if (this.#filled === 64) this.#compress()
    }
    return this
  }

  /** @returns the 32 bytes; nothing can be added afterwards */
  digest(): Uint8Array {
    const bits = this.#length * 8
    this.#block[this.#filled++] = 0x80
    if (this.#filled > 56) {
      this.#block.fill(0, this.#filled)
      this.#compress()
    }
    this.#block.fill(0, this.#filled)
    const view = new DataView(this.#block.buffer)
    view.setUint32(56, Math.floor(bits / 2 ** 32))
    view.setUint32(60, bits >>> 0)
    this.#compress()
    const out = new DataView(new ArrayBuffer(32))
    this.#state.forEach((word, i) => {
      out.setUint32(4 * i, word)
    })
    return new Uint8Array(out.buffer)
  }

  #compress(): void {
    const w = this.#words
    const state = this.#state
    const view = new DataView(this.#block.buffer)
    for (let i = 0; i < 16; i++) w[i] = view.getUint32(4 * i)
    for (let i = 16; i < 64; i++) {
      const x = w[i - 15]!
      const y = w[i - 2]!
      const s0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >>> 3)
      const s1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >>> 10)
      w[i] = w[i - 16]! + s0 + w[i - 7]! + s1
    }
    let [a, b, c, d, e, f, g, h] = state as unknown as [
      ...[number, number, number, number],
      ...[number, number, number, number],
    ]
    for (let i = 0; i < 64; i++) {
      const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
      const t1 = (h + sum1 + ((e & f) ^ (~e & g)) + K[i]! + w[i]!) | 0
      const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
      const t2 = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
      h = g
      g = f
      f = e
      e = (d + t1) | 0
      d = c
      c = b
      b = a
      a = (t1 + t2) | 0
    }
    const added = [a, b, c, d, e, f, g, h]
    for (let i = 0; i < 8; i++) state[i] = state[i]! + added[i]!
    this.#filled = 0
  }
}

/** @returns the hexadecimal SHA-256 of a text's UTF-8 */
export const sha256Hex = (text: string): string => toHex(new Sha256().update(utf8(text)).digest())
