import { concat, equalBytes } from './bytes'
import { SHA384_BYTES, sha384 } from './sha384'

/** Bytes of the salt: RSABSSA-SHA384-PSS has as many as the hash (RFC 9474 §5). */
export const SALT_BYTES = 48

/** MGF1 with SHA-384 (RFC 8017 §B.2.1). */
function mask(seed: Uint8Array, length: number): Uint8Array {
  const parts: Uint8Array[] = []
  for (let counter = 0; parts.length * SHA384_BYTES < length; counter++)
    parts.push(sha384(concat(seed, Uint8Array.of(counter >>> 24, counter >>> 16, counter >>> 8, counter))))
  return concat(...parts).slice(0, length)
}

const hashOf = (message: Uint8Array, salt: Uint8Array) =>
  sha384(concat(new Uint8Array(8), sha384(message), salt))

function xor(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((byte, i) => byte ^ b[i]!)
}

/**
 * EMSA-PSS-ENCODE with SHA-384 and MGF1 (RFC 8017 §9.1.1).
 * @param bits length of the encoded message: one less than the modulus has
 * @throws RangeError when the key is too short for hash and salt
 */
export function encodePss(message: Uint8Array, salt: Uint8Array, bits: number): Uint8Array {
  const length = Math.ceil(bits / 8)
  const padding = length - salt.length - SHA384_BYTES - 2
  if (padding < 0) throw new RangeError('the key is too short')
  const hash = hashOf(message, salt)
  const data = concat(new Uint8Array(padding), Uint8Array.of(1), salt)
  const masked = xor(data, mask(hash, data.length))
  masked[0] = masked[0]! & (0xff >>> (8 * length - bits))
  return concat(masked, hash, Uint8Array.of(0xbc))
}

/** EMSA-PSS-VERIFY (RFC 8017 §9.1.2). @param saltBytes how long the salt must be */
export function verifyPss(
  message: Uint8Array,
  encoded: Uint8Array,
  bits: number,
  saltBytes: number,
): boolean {
  const length = Math.ceil(bits / 8)
  const dataLength = length - SHA384_BYTES - 1
  if (encoded.length !== length || dataLength < saltBytes + 1 || encoded[length - 1] !== 0xbc) return false
  const hash = encoded.slice(dataLength, length - 1)
  const unused = 0xff >>> (8 * length - bits)
  if ((encoded[0]! & ~unused) !== 0) return false
  const data = xor(encoded.slice(0, dataLength), mask(hash, dataLength))
  data[0] = data[0]! & unused
  const padding = dataLength - saltBytes - 1
  if (data[padding] !== 1 || data.slice(0, padding).some((byte) => byte !== 0)) return false
  return equalBytes(hash, hashOf(message, data.slice(padding + 1)))
}
