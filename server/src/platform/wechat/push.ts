import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'

/** Query of a message push (WeChat "消息推送"). */
export interface PushQuery {
  signature?: string
  msg_signature?: string
  timestamp: string
  nonce: string
}

function signatureOf(...parts: string[]): Buffer {
  return createHash('sha1')
    .update([...parts].sort().join(''))
    .digest()
}

function same(expected: Buffer, given: string | undefined): boolean {
  const bytes = Buffer.from(given ?? '', 'hex')
  return bytes.length === expected.length && timingSafeEqual(bytes, expected)
}

/** The handshake: true when `signature` = sha1 of token, timestamp and nonce in order. */
export function verifyPush(token: string, query: PushQuery): boolean {
  return same(signatureOf(token, query.timestamp, query.nonce), query.signature)
}

/**
 * Opens an encrypted push (safe mode): checks `msg_signature` over the ciphertext, then AES-256-CBC with the key's first
 * 16 bytes as IV, PKCS#7 to blocks of 32; plain = 16 random bytes, length (uint32 BE), message, appid. Null when anything is off.
 */
export function openPush(
  secrets: { token: string; aesKey: string; appid: string },
  query: PushQuery,
  encrypted: string,
): string | null {
  if (!same(signatureOf(secrets.token, query.timestamp, query.nonce, encrypted), query.msg_signature))
    return null
  try {
    const key = Buffer.from(`${secrets.aesKey}=`, 'base64')
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16))
    decipher.setAutoPadding(false)
    const padded = Buffer.concat([decipher.update(Buffer.from(encrypted, 'base64')), decipher.final()])
    const pad = padded[padded.length - 1] ?? 0
    if (pad < 1 || pad > 32) return null
    const plain = padded.subarray(16, padded.length - pad)
    const length = plain.readUInt32BE(0)
    const message = plain.subarray(4, 4 + length).toString('utf8')
    return plain.subarray(4 + length).toString('utf8') === secrets.appid ? message : null
  } catch {
    return null
  }
}
