import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Services } from '../../platform/context'

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const HOUR_S = 3_600

/** A code of 16 characters, 80 random bits, without those that look alike: it is typed from paper. */
export const newCode = (): string => [...randomBytes(16)].map((byte) => ALPHABET[byte % 32]).join('')

/** In fours, as it is printed. */
export const spell = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1 ')

type Signer = Pick<Services, 'config'>

const sign = ({ config }: Signer, code: string, until: number): string =>
  createHmac('sha256', config.LINK_SECRET).update(`certificate\n${code}\n${until}`).digest('base64url')

/** Address of the file, for its owner: a download can't send a session, so the link itself is the right, for an hour. */
export function fileLink(signer: Signer, code: string, now: number): string {
  const until = Math.ceil(now / 1000) + HOUR_S
  return `/api/v1/certificates/${code}/file?until=${until}&signature=${sign(signer, code, until)}`
}

export function isFileLink(
  signer: Signer,
  link: { code: string; until: number; signature: string },
  now: number,
): boolean {
  if (link.until * 1000 < now) return false
  const given = Buffer.from(link.signature)
  const expected = Buffer.from(sign(signer, link.code, link.until))
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Where anybody sees whether a certificate is a true one: what its QR code leads to. */
export const checkAddress = ({ config }: Signer, code: string): string => {
  const origin = config.PUBLIC_URL.replace(/\/$/, '') || `http://127.0.0.1:${config.PORT}`
  return `${origin}/api/v1/public/certificates/${code}/page`
}
