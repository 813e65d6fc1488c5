import { createCipheriv, createHash } from 'node:crypto'

/**
 * Signing and sealing of message pushes, written for the simulator alone: the backend has its own, so that one
 * mistake can't hide in both. Checked with the official vectors in `push/crypto.test.ts`.
 * Rule: "message push" of the mini-program server documents; WECHAT part 5.
 */

/** SHA-1 in lower-case hex over the sorted, joined parts (token, timestamp, nonce and, when sealed, Encrypt). */
export function signPush(...parts: string[]): string {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex')
}

const BLOCK = 32

/**
 * AES-256-CBC over `random + length + message + appid`; PKCS#7 fills to 32 bytes (not AES's 16).
 *
 * @param encodingAesKey 43 characters, base64 without its padding
 * @param random exactly 16 ASCII characters
 * @returns base64
 */
export function sealPush(encodingAesKey: string, appid: string, random: string, message: string): string {
  const key = Buffer.from(`${encodingAesKey}=`, 'base64')
  if (key.length !== 32) throw new Error('encodingAesKey must be 43 characters of base64')
  const text = Buffer.from(message, 'utf8')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(text.length)
  const plain = Buffer.concat([Buffer.from(random, 'ascii'), length, text, Buffer.from(appid, 'utf8')])
  const fill = BLOCK - (plain.length % BLOCK)
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  return Buffer.concat([
    cipher.update(plain),
    cipher.update(Buffer.alloc(fill, fill)),
    cipher.final(),
  ]).toString('base64')
}
