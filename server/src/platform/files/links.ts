import { createHmac, timingSafeEqual } from 'node:crypto'

const HOUR_S = 3_600

const sign = (secret: string, id: string, size: string, until: string): Buffer =>
  createHmac('sha256', secret).update(`file\n${id}\n${size}\n${until}`).digest()

export function signLink(secret: string, id: string, size: string, now: number, hours: number): string {
  const until = String((Math.floor(now / 1000 / HOUR_S) + hours + 1) * HOUR_S)
  return `/api/v1/files/${id}?size=${size}&until=${until}&signature=${sign(secret, id, size, until).toString('base64url')}`
}

export function verifyLink(
  secret: string,
  link: { id: string; size: string; until: string; signature: string },
  now: number,
): boolean {
  if (Number(link.until) * 1000 < now) return false
  const given = Buffer.from(link.signature, 'base64url')
  const expected = sign(secret, link.id, link.size, link.until)
  return given.length === expected.length && timingSafeEqual(given, expected)
}
