import {
  constants,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  privateDecrypt,
  randomBytes,
  verify as verifyByOpenSsl,
} from 'node:crypto'
import fc from 'fast-check'
import {
  BlindError,
  type BlindKey,
  blind,
  blindWithSalt,
  finalize,
  poolBytes,
  prepare,
  verify,
} from './blind'
import { concat, fromHex, toHex, utf8 } from './bytes'
import { bytesOf, digitsOf, Modulus } from './modular'
import { encodePss, verifyPss } from './pss'
import { rfc } from './rfc9474.fixture'

const base64url = (hex: string) => Buffer.from(hex, 'hex').toString('base64url')
const big = (bytes: Uint8Array | string) =>
  BigInt(`0x${typeof bytes === 'string' ? bytes : toHex(bytes) || '0'}`)
const rfcKey: BlindKey = { modulus: fromHex(rfc.key.n), exponent: 65_537 }
/** The signer's step, as the server takes it. */
const signer = (key: ReturnType<typeof createPrivateKey>) => (blinded: Uint8Array) =>
  new Uint8Array(privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, blinded))

function rfcPrivateKey() {
  const [p, q, d] = [big(rfc.key.p), big(rfc.key.q), big(rfc.key.d)]
  const hex = (n: bigint) => base64url(n.toString(16).padStart(1024 / 2, '0'))
  const power = (base: bigint, exponent: bigint, n: bigint) => {
    let [result, b, e] = [1n, base % n, exponent]
    for (; e > 0n; e >>= 1n, b = (b * b) % n) if (e & 1n) result = (result * b) % n
    return result
  }
  const jwk = {
    kty: 'RSA',
    n: base64url(rfc.key.n),
    e: 'AQAB',
    d: base64url(rfc.key.d),
    p: base64url(rfc.key.p),
    q: base64url(rfc.key.q),
  }
  const rest = { dp: hex(d % (p - 1n)), dq: hex(d % (q - 1n)), qi: hex(power(q, p - 2n, p)) }
  return createPrivateKey({ key: { ...jwk, ...rest }, format: 'jwk' })
}

describe('RFC 9474, Appendix A', () => {
  const modulus = new Modulus(rfcKey.modulus)
  const length = rfcKey.modulus.length

  test.each(rfc.vectors.map((one) => [one.name, one] as const))('%s', (_, vector) => {
    const [prefix, message, salt] = [vector.msg_prefix, vector.msg, vector.salt].map(fromHex)
    const prepared = prefix!.length > 0 ? prepare(message!, () => prefix!) : message!
    expect(toHex(prepared)).toBe(vector.input_msg)

    const r = modulus.inverse(digitsOf(fromHex(vector.inv), modulus.n.length))!
    const { blinded, inverse } = blindWithSalt(rfcKey, prepared, salt!, () => bytesOf(r, length))
    expect(toHex(blinded)).toBe(vector.blinded_msg)
    expect(toHex(inverse)).toBe(vector.inv)

    const answer = signer(rfcPrivateKey())(blinded)
    expect(toHex(answer)).toBe(vector.blind_sig)
    const signature = finalize(rfcKey, prepared, answer, inverse, salt!.length)
    expect(toHex(signature)).toBe(vector.sig)
    expect(verify(rfcKey, prepared, signature, salt!.length)).toBe(true)
  })
})

describe('a token', () => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const keyOf = (key: typeof publicKey): BlindKey => ({
    modulus: new Uint8Array(Buffer.from(key.export({ format: 'jwk' }).n!, 'base64url')),
    exponent: 65_537,
  })
  const key = keyOf(publicKey)
  const sign = signer(privateKey)
  const random = (bytes: number) => new Uint8Array(randomBytes(bytes))
  const token = (text = '选票凭证') => {
    const prepared = prepare(utf8(text), random)
    const { blinded, inverse } = blind(key, prepared, random)
    return { prepared, blinded, inverse, signature: finalize(key, prepared, sign(blinded), inverse) }
  }

  test('is a signature that OpenSSL accepts, too', () => {
    const { prepared, signature } = token()
    const pss = {
      key: createPublicKey(publicKey.export({ format: 'pem', type: 'spki' })),
      padding: constants.RSA_PKCS1_PSS_PADDING,
      saltLength: 48,
    }
    expect(verifyByOpenSsl('sha384', prepared, pss, signature)).toBe(true)
  })

  test('forged, altered or of another key is refused', () => {
    const { prepared, signature } = token()
    const flipped = signature.slice()
    flipped[100]! ^= 1
    expect([verify(key, prepared, flipped), verify(key, concat(prepared, utf8('x')), signature)]).toEqual([
      false,
      false,
    ])
    expect([
      verify(keyOf(other.publicKey), prepared, signature),
      verify(key, prepared, signature.slice(1)),
    ]).toEqual([false, false])
    expect([
      verify(key, prepared, new Uint8Array(256)),
      verify(key, prepared, new Uint8Array(256).fill(255)),
    ]).toEqual([false, false])
  })

  test('is not what the signer saw: the same token asked for twice looks different', () => {
    const [one, two] = [token('a'), token('a')]
    expect(toHex(one.blinded)).not.toBe(toHex(two.blinded))
    expect(toHex(one.blinded)).not.toBe(toHex(one.signature))
  })

  test('an answer of another key, or to another request, does not open', () => {
    const [one, two] = [token(), token()]
    expect(() =>
      finalize(key, one.prepared, signer(other.privateKey)(one.blinded.fill(0, 0, 1)), one.inverse),
    ).toThrow(BlindError)
    expect(() => finalize(key, one.prepared, sign(two.blinded), one.inverse)).toThrow(BlindError)
    expect(() => finalize(key, one.prepared, new Uint8Array(3), one.inverse)).toThrow('unexpected input size')
  })

  test('needs a real key and randomness, and no more of it than it says', () => {
    expect(() => blind({ modulus: key.modulus.slice(0, 128), exponent: 65_537 }, utf8('x'), random)).toThrow(
      BlindError,
    )
    expect(() => blind({ ...key, exponent: 1 }, utf8('x'), random)).toThrow(BlindError)
    let drawn = 0
    const stuck = (bytes: number) => {
      drawn += bytes
      return new Uint8Array(bytes)
    }
    expect(() => blind(key, prepare(utf8('x'), stuck), stuck)).toThrow('randomness')
    expect(drawn).toBe(poolBytes(key))
  })
})

describe('PSS', () => {
  test('what is encoded verifies, at every length of key; with another salt length or one bit changed it does not', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 100 }),
        fc.integer({ min: 2040, max: 2056 }),
        fc.nat(2000),
        (message, bits, at) => {
          const encoded = encodePss(message, new Uint8Array(48).fill(7), bits)
          expect(verifyPss(message, encoded, bits, 48)).toBe(true)
          expect(verifyPss(message, encoded, bits, 47)).toBe(false)
          const changed = encoded.slice()
          changed[at >> 3]! ^= 1 << (at & 7)
          expect(verifyPss(message, changed, bits, 48)).toBe(false)
        },
      ),
      { numRuns: 30 },
    )
    expect(() => encodePss(utf8('x'), new Uint8Array(48), 512)).toThrow(RangeError)
  })
})

describe('arithmetic modulo an odd number', () => {
  const odd = fc.uint8Array({ minLength: 3, maxLength: 40 }).map((bytes) => {
    const n = bytes.slice()
    n[n.length - 1]! |= 1
    n[0]! |= 1
    return n
  })

  test('multiplies, raises and inverts as big integers do', () => {
    fc.assert(
      fc.property(
        odd,
        fc.uint8Array({ maxLength: 40 }),
        fc.uint8Array({ maxLength: 40 }),
        fc.integer({ min: 1, max: 70_000 }),
        (n, a, b, e) => {
          const modulus = new Modulus(n)
          const [N, A, B] = [big(n), big(a) % big(n), big(b) % big(n)]
          const digits = (value: bigint) =>
            digitsOf(fromHex(value.toString(16).padStart(2 * n.length, '0')), modulus.n.length)
          const value = (d: Uint32Array) => big(bytesOf(d, n.length + 1))
          expect(value(modulus.multiply(digits(A), digits(B)))).toBe((A * B) % N)
          let power = 1n
          for (const bit of e.toString(2)) power = (power * power * (bit === '1' ? A : 1n)) % N
          expect(value(modulus.power(digits(A), e))).toBe(power)
          const inverse = modulus.inverse(digits(A))
          const gcd = (x: bigint, y: bigint): bigint => (y === 0n ? x : gcd(y, x % y))
          expect(inverse !== null).toBe(gcd(A, N) === 1n)
          if (inverse) expect((value(inverse) * A) % N).toBe(1n % N)
        },
      ),
    )
  })

  test('an even modulus, and a number that does not fit, are refused', () => {
    expect(() => new Modulus(Uint8Array.of(1, 0))).toThrow(RangeError)
    expect(() => digitsOf(Uint8Array.of(1, 0, 0), 1)).toThrow(RangeError)
  })
})
