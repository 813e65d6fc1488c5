import { createDecipheriv, createHash, timingSafeEqual } from 'node:crypto'

/** True when `signature` is WeChat's over the raw open data: sha1 of data and session key. */
export function isOpenData(rawData: string, sessionKey: string, signature: string): boolean {
  const expected = createHash('sha1')
    .update(rawData + sessionKey)
    .digest()
  const given = Buffer.from(signature, 'hex')
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Opens encrypted open data (AES-128-CBC under the session key). Null when it is not readable or of another appid. */
export function openData(
  { sessionKey, appid }: { sessionKey: string; appid: string },
  encryptedData: string,
  iv: string,
): Record<string, unknown> | null {
  try {
    const opener = createDecipheriv(
      'aes-128-cbc',
      Buffer.from(sessionKey, 'base64'),
      Buffer.from(iv, 'base64'),
    )
    const bytes = Buffer.concat([opener.update(Buffer.from(encryptedData, 'base64')), opener.final()])
    const data = JSON.parse(bytes.toString('utf8')) as { watermark?: { appid?: string } }
    return data.watermark?.appid === appid ? data : null
  } catch {
    return null
  }
}
