import { type KeyLike, verify } from 'node:crypto'

/** How far WeChat's clock and ours may be apart, in seconds. */
const MAX_SKEW_S = 300

/** What the merchant signs for a request (APIv3): five lines, each ended, also when the body is empty. `target` is path and query. */
export const requestMessage = (
  method: string,
  target: string,
  timestamp: string,
  nonce: string,
  body: string,
): string => `${method}\n${target}\n${timestamp}\n${nonce}\n${body}\n`

/** What WeChat signs for a response or a callback; `body` exactly as it came. */
export const answerMessage = (timestamp: string, nonce: string, body: string): string =>
  `${timestamp}\n${nonce}\n${body}\n`

/** What the phone checks before it opens the payment; `subject` is `prepay_id=…` in a mini-program, the bare id in an app. */
export const payMessage = (appid: string, timestamp: string, nonce: string, subject: string): string =>
  `${appid}\n${timestamp}\n${nonce}\n${subject}\n`

/** RSA-SHA256, PKCS#1 v1.5. False for whatever is not a signature, also WeChat's probe `WECHATPAY/SIGNTEST/…`. */
export function isSigned(key: KeyLike, message: string, signature: string): boolean {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(signature)) return false
  try {
    return verify('RSA-SHA256', Buffer.from(message), key, Buffer.from(signature, 'base64'))
  } catch {
    return false
  }
}

/** True for a time of WeChat's (epoch seconds as text) that is at most five minutes from `now` (epoch ms). */
export const isFresh = (timestamp: string, now: number): boolean =>
  /^\d{1,12}$/.test(timestamp) && Math.abs(now / 1000 - Number(timestamp)) <= MAX_SKEW_S
