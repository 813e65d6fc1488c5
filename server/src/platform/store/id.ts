import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'

/**
 * A new id: 26 characters, sortable by time, 80 random bits (the layout of ULID in lower case). The time part is the
 * machine's own: an id is a name, not a fact about when something happened.
 */
export function newId(): string {
  let time = Date.now()
  let head = ''
  for (let i = 0; i < 10; i++) {
    head = ALPHABET[time % 32] + head
    time = Math.floor(time / 32)
  }
  let tail = ''
  for (const byte of randomBytes(16)) tail += ALPHABET[byte % 32]
  return head + tail
}
