import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import type { Context } from '../platform/context'

/** How a sealed secret begins; what begins otherwise was stored before there was a seal. */
const MARK = 'sealed1.'
const NONCE_BYTES = 12
const TAG_BYTES = 16

type Sealing = Pick<Context, 'config' | 'tenantId'>

const keyOf = ({ config }: Sealing): Buffer =>
  Buffer.from(hkdfSync('sha256', config.DATA_SECRET, 'linli', 'identity.totp', 32))

/** Whose it is goes into the seal: a row copied to another account or county does not open there. */
const ownerOf = ({ tenantId }: Sealing, accountId: string): Buffer => Buffer.from(`${tenantId}/${accountId}`)

export const isSealed = (stored: string): boolean => stored.startsWith(MARK)

/** Seals a secret that must be readable again (AES-256-GCM, key by HKDF from DATA_SECRET): a copy of the database opens nothing. */
export function seal(context: Sealing, accountId: string, secret: string): string {
  const nonce = randomBytes(NONCE_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyOf(context), nonce)
  cipher.setAAD(ownerOf(context, accountId))
  const sealed = Buffer.concat([cipher.update(secret, 'utf8'), cipher.final()])
  return MARK + Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** Opens what {@link seal} has made; a secret stored before that is given as it is. @throws when it was tampered with */
export function unseal(context: Sealing, accountId: string, stored: string): string {
  if (!isSealed(stored)) return stored
  const bytes = Buffer.from(stored.slice(MARK.length), 'base64url')
  const nonce = bytes.subarray(0, NONCE_BYTES)
  const decipher = createDecipheriv('aes-256-gcm', keyOf(context), nonce, { authTagLength: TAG_BYTES })
  decipher.setAAD(ownerOf(context, accountId))
  decipher.setAuthTag(bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
  return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()]).toString(
    'utf8',
  )
}
