/** Bidi controls, zero-width characters (but the joiner inside emoji), and control characters other than line breaks and tabs. */
const INVISIBLE =
  /(?![\n\r\t])\p{Cc}|[\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]/gu

/** What a person wrote, fit to store and show: NFC, no invisible direction tricks, no lone surrogates, trimmed. */
export function cleanText(value: string): string {
  return value
    .replace(/\p{Surrogate}/gu, '')
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(/\r\n?/g, '\n')
    .trim()
}

/** Length as a person counts it: code points, not UTF-16 units. */
export function codePoints(value: string): number {
  let count = 0
  for (const _ of value) count++
  return count
}
