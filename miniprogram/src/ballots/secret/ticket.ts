import { fromBase64url, toBase64url } from '@linli/shared/ballots/crypto/base64url'
import {
  type BlindKey,
  blind,
  finalize,
  poolBytes,
  prepare,
  type Random,
} from '@linli/shared/ballots/crypto/blind'
import type { BallotView, Standing } from '../ballot'

type PublicKey = BallotView['keys'][number]

/** What the phone holds of a secret vote, from before the right is used until the ballot is in the box. All base64url. */
export interface Ticket {
  /** The token, blinded and not; the inverse opens the signature. */
  token: string
  blinded: string
  inverse: string
  keyId: string
  /** Once the right has been used. */
  signature?: string
  /** Once it has been sent to the box: what is sent again must be the same. */
  choice?: Standing['choice']
}

const MESSAGE_BYTES = 32

/** The key under which a ballot with that area is signed. @throws RangeError when there is none */
export function keyFor(keys: readonly PublicKey[], area: number): PublicKey {
  const key = keys.find(({ weight }) => weight.area === area)
  if (!key) throw new RangeError('no key for this vote')
  return key
}

const blindKey = ({ n, e }: PublicKey): BlindKey => ({
  modulus: fromBase64url(n),
  exponent: fromBase64url(e).reduce((sum, byte) => sum * 256 + byte, 0),
})

/** Makes a token and blinds it. @param draw random bytes of the platform */
export async function newTicket(
  key: PublicKey,
  draw: (length: number) => Promise<Uint8Array>,
): Promise<Ticket> {
  const rsa = blindKey(key)
  const random = handOut(await draw(poolBytes(rsa) + MESSAGE_BYTES))
  const token = prepare(random(MESSAGE_BYTES), random)
  const { blinded, inverse } = blind(rsa, token, random)
  return {
    token: toBase64url(token),
    blinded: toBase64url(blinded),
    inverse: toBase64url(inverse),
    keyId: key.id,
  }
}

/** Hands bytes out of a pool, each once. */
function handOut(pool: Uint8Array): Random {
  let at = 0
  return (length) => {
    if (at + length > pool.length) throw new RangeError('the pool is empty')
    const bytes = pool.slice(at, at + length)
    at += length
    return bytes
  }
}

/** Opens the server's answer. @throws BlindError when it is no signature of this token */
export function signed(ticket: Ticket, key: PublicKey, blindSignature: string): Ticket {
  const signature = finalize(
    blindKey(key),
    fromBase64url(ticket.token),
    fromBase64url(blindSignature),
    fromBase64url(ticket.inverse),
  )
  return { ...ticket, signature: toBase64url(signature) }
}
