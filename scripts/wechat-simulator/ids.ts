import { createHash, createHmac } from 'node:crypto'

/**
 * Everything that looks random in the simulator. The same seed gives the same sequence, so that a test can be
 * repeated; a running demo is seeded by its start time, so that trace ids of two runs never meet in one database.
 */
export class Ids {
  #count = 0

  constructor(private readonly seed: string) {}

  /** `length` characters of [0-9A-Za-z], the alphabet of WeChat's codes and tokens. */
  alphanumeric(length: number): string {
    let text = ''
    while (text.length < length)
      text += this.#bytes()
        .toString('base64')
        .replace(/[^0-9A-Za-z]/g, '')
    return text.slice(0, length)
  }

  hex(length: number): string {
    return this.#bytes().toString('hex').slice(0, length)
  }

  /** A decimal number of exactly `length` digits. */
  digits(length: number): string {
    const text = BigInt(`0x${this.#bytes().toString('hex')}`).toString()
    return `${(Number(text[0]) % 9) + 1}${text.slice(1, length)}`
  }

  /** 16 random bytes in base64, the form of a session_key. */
  sessionKey(): string {
    return this.#bytes().subarray(0, 16).toString('base64')
  }

  /** Trace and request ids: eight hex digits of the time, then twice eight more. */
  trace(now: number): string {
    const seconds = Math.floor(now / 1000)
      .toString(16)
      .padStart(8, '0')
    return `${seconds}-${this.hex(8)}-${this.hex(8)}`
  }

  #bytes(): Buffer {
    return createHash('sha256')
      .update(`${this.seed}:${this.#count++}`)
      .digest()
  }
}

/** 28 characters, stable over restarts, different for every appid (WECHAT part 4: openid per appid). */
export function openidOf(appid: string, user: string): string {
  return `o${createHmac('sha256', appid).update(user).digest('base64url').slice(0, 27)}`
}

/** A phone number out of 13900000000–13999999999 that stays with the user. */
export function phoneOf(user: string): string {
  const number = createHash('sha256').update(user).digest().readUInt32BE(0) % 100_000_000
  return `139${String(number).padStart(8, '0')}`
}

/** The original id of the mini-program account, as it stands in ToUserName of a push. */
export function originalIdOf(appid: string): string {
  return `gh_${createHash('sha256').update(appid).digest('hex').slice(0, 12)}`
}
