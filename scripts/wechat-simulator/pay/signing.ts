import { createCipheriv, createSign, createVerify, type KeyLike } from 'node:crypto'

/** WeChat Pay joins what is signed with line feeds and ends the last line as well. */
export const lines = (...parts: string[]): string => parts.map((part) => `${part}\n`).join('')

export const signText = (text: string, key: KeyLike): string =>
  createSign('RSA-SHA256').update(text, 'utf8').sign(key, 'base64')

export function checkText(text: string, key: KeyLike, signature: string): boolean {
  const verifier = createVerify('RSA-SHA256').update(text, 'utf8')
  try {
    return verifier.verify(key, signature, 'base64')
  } catch {
    return false
  }
}

/** Ciphertext and tag in base64, as in `resource` and in the list of certificates. */
export function sealText(key: string, nonce: string, associatedData: string, text: string): string {
  const bits = Buffer.byteLength(key) * 8
  const cipher = createCipheriv(bits === 128 ? 'aes-128-gcm' : 'aes-256-gcm', key, nonce)
  cipher.setAAD(Buffer.from(associatedData, 'utf8'))
  const body = cipher.update(text, 'utf8')
  const end = cipher.final()
  return Buffer.concat([body, end, cipher.getAuthTag()]).toString('base64')
}

const FIELDS = ['mchid', 'nonce_str', 'signature', 'timestamp', 'serial_no'] as const
export type Credentials = Record<(typeof FIELDS)[number], string>

/** Reads `Authorization` strictly: five quoted fields in any order, comma between them, no spaces. Undefined for anything else. */
export function readAuthorization(header: string | undefined): Credentials | undefined {
  const scheme = 'WECHATPAY2-SHA256-RSA2048 '
  if (!header?.startsWith(scheme)) return undefined
  const found: Record<string, string> = {}
  for (const part of header.slice(scheme.length).split(',')) {
    const match = /^([a-z_]+)="([^"]*)"$/.exec(part)
    if (!match || match[1]! in found) return undefined
    found[match[1]!] = match[2]!
  }
  const isWhole = Object.keys(found).length === FIELDS.length && FIELDS.every((field) => found[field])
  return isWhole ? (found as Credentials) : undefined
}
