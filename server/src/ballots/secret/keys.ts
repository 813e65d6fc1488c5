import {
  constants,
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  generateKeyPair,
  hkdfSync,
  type KeyObject,
  privateDecrypt,
  publicEncrypt,
  randomBytes,
  verify,
} from 'node:crypto'
import { promisify } from 'node:util'
import type { Weight } from '@linli/shared/ballots/ballot'
import { SALT_BYTES } from '@linli/shared/ballots/crypto/pss'
import type { Config } from '../../platform/config'
import type { BallotKey } from '../model'

const MODULUS_BITS = 2048
const generate = promisify(generateKeyPair)

/** The key under which the private keys of one ballot lie in the database: of the config's secret, bound to the ballot. */
const wrappingKey = (config: Config, ballotId: string): Buffer =>
  Buffer.from(hkdfSync('sha256', config.BALLOT_SECRET, ballotId, 'linli ballot keys', 32))

/** A fresh key pair for ballots of one weight, its private half encrypted (AES-256-GCM). */
export async function newKey(
  config: Config,
  ballotId: string,
  id: string,
  weight: Weight,
): Promise<BallotKey> {
  const { publicKey, privateKey } = await generate('rsa', { modulusLength: MODULUS_BITS })
  const { n, e } = publicKey.export({ format: 'jwk' }) as { n: string; e: string }
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(config, ballotId), iv).setAAD(Buffer.from(id))
  const der = privateKey.export({ format: 'der', type: 'pkcs8' })
  const sealed = Buffer.concat([iv, cipher.update(der), cipher.final(), cipher.getAuthTag()])
  return { id, weight, n, e, sealed: sealed.toString('base64') }
}

function open(config: Config, ballotId: string, key: BallotKey): KeyObject {
  const bytes = Buffer.from(key.sealed ?? '', 'base64')
  const [iv, body, tag] = [bytes.subarray(0, 12), bytes.subarray(12, -16), bytes.subarray(-16)]
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey(config, ballotId), iv)
    .setAAD(Buffer.from(key.id))
    .setAuthTag(tag)
  const der = Buffer.concat([decipher.update(body), decipher.final()])
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })
}

/**
 * RFC 9474 §4.3: raises a blinded message to the private exponent in OpenSSL (constant time, blinded), and checks with the public
 * key that it did, so that a faulty computation gives nothing away.
 * @returns null for a message that is none of this key
 */
export function signBlinded(
  config: Config,
  ballotId: string,
  key: BallotKey,
  blinded: Buffer,
): Buffer | null {
  const size = Buffer.from(key.n, 'base64url').length
  if (blinded.length !== size || Buffer.compare(blinded, Buffer.from(key.n, 'base64url')) >= 0) return null
  const privateKey = open(config, ballotId, key)
  const raw = { key: privateKey, padding: constants.RSA_NO_PADDING }
  const signed = privateDecrypt(raw, blinded)
  if (!publicEncrypt(raw, signed).equals(blinded)) throw new Error('a blind signature does not verify')
  return signed
}

/** RFC 9474 §4.5: whether an opened signature is one of this key, which is RSASSA-PSS with SHA-384, in OpenSSL. */
export function isSigned({ n, e }: BallotKey, prepared: Buffer, signature: Buffer): boolean {
  const key = createPublicKey({ key: { kty: 'RSA', n, e }, format: 'jwk' })
  const pss = { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: SALT_BYTES }
  return verify('sha384', prepared, pss, signature)
}
