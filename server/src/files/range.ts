/** First and last byte that are asked for, both included. */
export interface ByteRange {
  first: number
  last: number
}

/**
 * Reads a `Range` header for a body of `length` bytes (RFC 9110 §14.2): one range of bytes, as players ask for. Several ranges, other
 * units and nonsense count as none, which the RFC allows.
 */
export function rangeOf(header: string, length: number): ByteRange | 'none' | 'impossible' {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header.trim())
  if (!match || (match[1] === '' && match[2] === '')) return 'none'
  const [from, to] = [match[1] as string, match[2] as string]
  if (from === '') {
    const tail = Math.min(Number(to), length)
    return tail === 0 ? 'impossible' : { first: length - tail, last: length - 1 }
  }
  const first = Number(from)
  const last = to === '' ? length - 1 : Math.min(Number(to), length - 1)
  if (to !== '' && Number(to) < first) return 'none'
  return first >= length ? 'impossible' : { first, last }
}
