/** FIPS 180-4 §4.2.3: the first 64 bits of the fractions of the cube roots of the first 80 primes, high word first. */
// biome-ignore format: a table
const K = new Uint32Array([
  0x428a2f98, 0xd728ae22, 0x71374491, 0x23ef65cd, 0xb5c0fbcf, 0xec4d3b2f, 0xe9b5dba5, 0x8189dbbc,
  0x3956c25b, 0xf348b538, 0x59f111f1, 0xb605d019, 0x923f82a4, 0xaf194f9b, 0xab1c5ed5, 0xda6d8118,
  0xd807aa98, 0xa3030242, 0x12835b01, 0x45706fbe, 0x243185be, 0x4ee4b28c, 0x550c7dc3, 0xd5ffb4e2,
  0x72be5d74, 0xf27b896f, 0x80deb1fe, 0x3b1696b1, 0x9bdc06a7, 0x25c71235, 0xc19bf174, 0xcf692694,
  0xe49b69c1, 0x9ef14ad2, 0xefbe4786, 0x384f25e3, 0x0fc19dc6, 0x8b8cd5b5, 0x240ca1cc, 0x77ac9c65,
  0x2de92c6f, 0x592b0275, 0x4a7484aa, 0x6ea6e483, 0x5cb0a9dc, 0xbd41fbd4, 0x76f988da, 0x831153b5,
  0x983e5152, 0xee66dfab, 0xa831c66d, 0x2db43210, 0xb00327c8, 0x98fb213f, 0xbf597fc7, 0xbeef0ee4,
  0xc6e00bf3, 0x3da88fc2, 0xd5a79147, 0x930aa725, 0x06ca6351, 0xe003826f, 0x14292967, 0x0a0e6e70,
  0x27b70a85, 0x46d22ffc, 0x2e1b2138, 0x5c26c926, 0x4d2c6dfc, 0x5ac42aed, 0x53380d13, 0x9d95b3df,
  0x650a7354, 0x8baf63de, 0x766a0abb, 0x3c77b2a8, 0x81c2c92e, 0x47edaee6, 0x92722c85, 0x1482353b,
  0xa2bfe8a1, 0x4cf10364, 0xa81a664b, 0xbc423001, 0xc24b8b70, 0xd0f89791, 0xc76c51a3, 0x0654be30,
  0xd192e819, 0xd6ef5218, 0xd6990624, 0x5565a910, 0xf40e3585, 0x5771202a, 0x106aa070, 0x32bbd1b8,
  0x19a4c116, 0xb8d2d0c8, 0x1e376c08, 0x5141ab53, 0x2748774c, 0xdf8eeb99, 0x34b0bcb5, 0xe19b48a8,
  0x391c0cb3, 0xc5c95a63, 0x4ed8aa4a, 0xe3418acb, 0x5b9cca4f, 0x7763e373, 0x682e6ff3, 0xd6b2b8a3,
  0x748f82ee, 0x5defb2fc, 0x78a5636f, 0x43172f60, 0x84c87814, 0xa1f0ab72, 0x8cc70208, 0x1a6439ec,
  0x90befffa, 0x23631e28, 0xa4506ceb, 0xde82bde9, 0xbef9a3f7, 0xb2c67915, 0xc67178f2, 0xe372532b,
  0xca273ece, 0xea26619c, 0xd186b8c7, 0x21c0c207, 0xeada7dd6, 0xcde0eb1e, 0xf57d4f7f, 0xee6ed178,
  0x06f067aa, 0x72176fba, 0x0a637dc5, 0xa2c898a6, 0x113f9804, 0xbef90dae, 0x1b710b35, 0x131c471b,
  0x28db77f5, 0x23047d84, 0x32caab7b, 0x40c72493, 0x3c9ebe0a, 0x15c9bebc, 0x431d67c4, 0x9c100d4c,
  0x4cc5d4be, 0xcb3e42b6, 0x597f299c, 0xfc657e2a, 0x5fcb6fab, 0x3ad6faec, 0x6c44198c, 0x4a475817,
])

/** FIPS 180-4 §5.3.4: of the square roots of the ninth to sixteenth primes. */
// biome-ignore format: a table
const START = [
  0xcbbb9d5d, 0xc1059ed8, 0x629a292a, 0x367cd507, 0x9159015a, 0x3070dd17, 0x152fecd8, 0xf70e5939,
  0x67332667, 0xffc00b31, 0x8eb44a87, 0x68581511, 0xdb0c2e0d, 0x64f98fa7, 0x47b5481d, 0xbefa4fa4,
]

/** Bytes of a SHA-384. */
export const SHA384_BYTES = 48

/**
 * SHA-384 (FIPS 180-4 §6.5) of short messages: what RSABSSA-SHA384 needs where there is no WebCrypto. 64-bit words are pairs of
 * 32-bit ones, because old phones have no BigInt.
 */
export function sha384(message: Uint8Array): Uint8Array {
  const state = Uint32Array.from(START)
  const padded = pad(message)
  const words = new Uint32Array(160)
  for (let at = 0; at < padded.length; at += 128) compress(state, new DataView(padded.buffer, at, 128), words)
  const out = new DataView(new ArrayBuffer(SHA384_BYTES))
  for (let i = 0; i < 12; i++) out.setUint32(4 * i, state[i]!)
  return new Uint8Array(out.buffer)
}

function pad(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((message.length + 17) / 128) * 128)
  padded.set(message)
  padded[message.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, Math.floor(message.length / 2 ** 29))
  view.setUint32(padded.length - 4, (message.length << 3) >>> 0)
  return padded
}

/** High word of a 64-bit rotation right by less than 32; its low word is the same with high and low swapped. */
const rotate = (high: number, low: number, by: number) => (high >>> by) | (low << (32 - by))

function schedule(words: Uint32Array, block: DataView): void {
  for (let i = 0; i < 32; i++) words[i] = block.getUint32(4 * i)
  for (let i = 32; i < 160; i += 2) {
    const [xh, xl] = [words[i - 30]!, words[i - 29]!]
    const [yh, yl] = [words[i - 4]!, words[i - 3]!]
    const s0h = rotate(xh, xl, 1) ^ rotate(xh, xl, 8) ^ (xh >>> 7)
    const s0l = rotate(xl, xh, 1) ^ rotate(xl, xh, 8) ^ rotate(xl, xh, 7)
    const s1h = rotate(yh, yl, 19) ^ rotate(yl, yh, 29) ^ (yh >>> 6)
    const s1l = rotate(yl, yh, 19) ^ rotate(yh, yl, 29) ^ rotate(yl, yh, 6)
    const low = words[i - 31]! + (s0l >>> 0) + words[i - 13]! + (s1l >>> 0)
    words[i] = words[i - 32]! + s0h + words[i - 14]! + s1h + carry(low)
    words[i + 1] = low
  }
}

/** What a sum of unsigned low words adds to the high word. */
const carry = (sum: number) => Math.floor(sum / 2 ** 32)

function compress(state: Uint32Array, block: DataView, words: Uint32Array): void {
  schedule(words, block)
  const v = Uint32Array.from(state)
  for (let i = 0; i < 160; i += 2) {
    const [ah, al, bh, bl, ch, cl] = [v[0]!, v[1]!, v[2]!, v[3]!, v[4]!, v[5]!]
    const [eh, el, fh, fl, gh, gl] = [v[8]!, v[9]!, v[10]!, v[11]!, v[12]!, v[13]!]
    const sum1h = rotate(eh, el, 14) ^ rotate(eh, el, 18) ^ rotate(el, eh, 9)
    const sum1l = rotate(el, eh, 14) ^ rotate(el, eh, 18) ^ rotate(eh, el, 9)
    const sum0h = rotate(ah, al, 28) ^ rotate(al, ah, 2) ^ rotate(al, ah, 7)
    const sum0l = rotate(al, ah, 28) ^ rotate(ah, al, 2) ^ rotate(ah, al, 7)
    const choose = ((el & fl) ^ (~el & gl)) >>> 0
    const majority = ((al & bl) ^ (al & cl) ^ (bl & cl)) >>> 0
    const t1l = v[15]! + (sum1l >>> 0) + choose + K[i + 1]! + words[i + 1]!
    const t1h = v[14]! + sum1h + ((eh & fh) ^ (~eh & gh)) + K[i]! + words[i]! + carry(t1l)
    const t2l = (sum0l >>> 0) + majority
    const t2h = sum0h + ((ah & bh) ^ (ah & ch) ^ (bh & ch)) + carry(t2l)
    v.copyWithin(2, 0, 14)
    const el2 = v[9]! + (t1l >>> 0)
    v[8] = v[8]! + t1h + carry(el2)
    v[9] = el2
    const al2 = (t1l >>> 0) + (t2l >>> 0)
    v[0] = t1h + t2h + carry(al2)
    v[1] = al2
  }
  for (let i = 0; i < 16; i += 2) {
    const low = state[i + 1]! + v[i + 1]!
    state[i] = state[i]! + v[i]! + carry(low)
    state[i + 1] = low
  }
}
