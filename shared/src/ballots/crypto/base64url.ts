const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Base64url without padding (RFC 4648 §5). A weapp has neither btoa nor Buffer. */
export function toBase64url(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const given = Math.min(3, bytes.length - i)
    const three = (bytes[i]! << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    for (let k = 0; k <= given; k++) text += LETTERS[(three >> (18 - 6 * k)) & 63]
  }
  return text
}

/** @throws RangeError for what is no base64url without padding */
export function fromBase64url(text: string): Uint8Array {
  if (text.length % 4 === 1) throw new RangeError('not base64url')
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  for (let i = 0, at = 0; i < text.length; i += 4) {
    let three = 0
    const given = Math.min(4, text.length - i)
    for (let k = 0; k < given; k++) {
      const value = LETTERS.indexOf(text[i + k]!)
      if (value < 0) throw new RangeError('not base64url')
      three |= value << (18 - 6 * k)
    }
    for (let k = 0; k < given - 1; k++) bytes[at++] = (three >> (16 - 8 * k)) & 255
  }
  return bytes
}
