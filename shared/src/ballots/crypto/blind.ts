import { concat } from './bytes'
import { bytesOf, compare, type Digits, digitsOf, isZero, Modulus } from './modular'
import { encodePss, SALT_BYTES, verifyPss } from './pss'

/**
 * RSA blind signatures, RFC 9474, RSABSSA-SHA384-PSS-Randomized: the server signs a token without seeing it, so that nobody can
 * later join the token with the person who asked. Runs in server, weapp and h5 alike; no WebCrypto, no BigInt (decision 051).
 *
 * The signer's own step is not here: m^d mod n with the private key belongs in OpenSSL, which is constant-time and blinds
 * (`privateDecrypt` with RSA_NO_PADDING, then check that the public operation gives the blinded message back, RFC 9474 §4.3).
 */

/** Bytes of the random prefix that the randomized variants put before a message. */
const PREFIX_BYTES = 32

/** A signer's public key. One key a vote, used for nothing else. */
export interface BlindKey {
  /** Big-endian, no leading zero; at least 2048 bits. */
  readonly modulus: Uint8Array
  readonly exponent: number
}

/**
 * So many random bytes, from a cryptographic source. In a weapp `wx.getRandomValues` is asynchronous: fetch `poolBytes` first and
 * hand out of that.
 */
export type Random = (bytes: number) => Uint8Array

/** Why a token could not be made or is not good. */
export class BlindError extends Error {
  override readonly name = 'BlindError'
}

/** Random bytes that `prepare` and `blind` need at most, except once in 2^64 times (then blind throws and is tried again). */
export const poolBytes = (key: BlindKey): number => PREFIX_BYTES + SALT_BYTES + 64 * key.modulus.length

function modulusOf(key: BlindKey): { modulus: Modulus; bits: number } {
  const first = key.modulus[0] ?? 0
  if (first === 0 || key.modulus.length < 256 || !(key.exponent > 1))
    throw new BlindError('the key is no RSA key')
  return { modulus: new Modulus(key.modulus), bits: 8 * key.modulus.length - Math.clz32(first) + 24 }
}

/** RFC 9474 §4.1. @returns what is signed and later shown: prefix and message */
export function prepare(message: Uint8Array, random: Random): Uint8Array {
  return concat(random(PREFIX_BYTES), message)
}

/** A request for a signature, and what its answer is opened with. The inverse never leaves the device. */
export interface Blinded {
  readonly blinded: Uint8Array
  readonly inverse: Uint8Array
}

/**
 * RFC 9474 §4.2.
 * @param prepared from `prepare`
 * @throws BlindError for a key that is too short, or when the source of randomness is spent
 */
export function blind(key: BlindKey, prepared: Uint8Array, random: Random): Blinded {
  return blindWithSalt(key, prepared, random(SALT_BYTES), random)
}

/** With a salt of any length: the other variants of RFC 9474 §5, whose vectors check the same arithmetic. */
export function blindWithSalt(
  key: BlindKey,
  prepared: Uint8Array,
  salt: Uint8Array,
  random: Random,
): Blinded {
  const { modulus, bits } = modulusOf(key)
  const length = key.modulus.length
  const message = digitsOf(encodePss(prepared, salt, bits - 1), modulus.n.length)
  // A message that shares a factor with the modulus would be a way to factor it: RFC 9474 §4.2 step 4.
  if (!modulus.inverse(message)) throw new BlindError('invalid input')
  const { r, inverse } = blindingFactor(modulus, length, random)
  const blinded = modulus.multiply(message, modulus.power(r, key.exponent))
  return { blinded: bytesOf(blinded, length), inverse: bytesOf(inverse, length) }
}

/** r uniform in [1, n), by drawing again what is not below n. */
function blindingFactor(modulus: Modulus, length: number, random: Random): { r: Digits; inverse: Digits } {
  for (let tries = 0; tries < 64; tries++) {
    const r = digitsOf(random(length), modulus.n.length)
    if (isZero(r) || compare(r, modulus.n) >= 0) continue
    const inverse = modulus.inverse(r)
    if (inverse) return { r, inverse }
  }
  throw new BlindError('the source of randomness gives no number')
}

/**
 * RFC 9474 §4.4: opens the signer's answer.
 * @returns the signature of `prepared`
 * @throws BlindError when the answer is no signature of it: a forged or mixed-up answer
 */
export function finalize(
  key: BlindKey,
  prepared: Uint8Array,
  blindSignature: Uint8Array,
  inverse: Uint8Array,
  saltBytes = SALT_BYTES,
): Uint8Array {
  const { modulus } = modulusOf(key)
  const length = key.modulus.length
  if (blindSignature.length !== length) throw new BlindError('unexpected input size')
  const answer = digitsOf(blindSignature, modulus.n.length)
  if (compare(answer, modulus.n) >= 0) throw new BlindError('invalid signature')
  const opened = modulus.multiply(answer, digitsOf(inverse, modulus.n.length))
  const signature = bytesOf(opened, length)
  if (!verify(key, prepared, signature, saltBytes)) throw new BlindError('invalid signature')
  return signature
}

/** RSASSA-PSS-VERIFY with SHA-384 (RFC 8017 §8.1.2). @returns false also for signatures of another length or another key */
export function verify(
  key: BlindKey,
  prepared: Uint8Array,
  signature: Uint8Array,
  saltBytes = SALT_BYTES,
): boolean {
  const { modulus, bits } = modulusOf(key)
  if (signature.length !== key.modulus.length) return false
  const value = digitsOf(signature, modulus.n.length)
  if (compare(value, modulus.n) >= 0) return false
  const encoded = modulus.power(value, key.exponent)
  const length = Math.ceil((bits - 1) / 8)
  // The top byte of a modulus of 8k + 1 bits must be empty in what was encoded.
  const whole = bytesOf(encoded, key.modulus.length)
  if (length < whole.length && whole[0] !== 0) return false
  return verifyPss(prepared, whole.slice(whole.length - length), bits - 1, saltBytes)
}
