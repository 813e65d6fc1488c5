import { constants, generateKeyPairSync, privateDecrypt, randomBytes } from 'node:crypto'
import { fromBase64url, toBase64url } from '@linli/shared/ballots/crypto/base64url'
import { verify } from '@linli/shared/ballots/crypto/blind'
import { keyFor, newTicket, signed } from './ticket'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const jwk = publicKey.export({ format: 'jwk' })
const key = { id: 'k', weight: { heads: 1, area: 0 }, n: jwk.n!, e: jwk.e! }
const draw = async (length: number) => new Uint8Array(randomBytes(length))
/** The signer's step, as the server does it. */
const sign = (blinded: string) =>
  toBase64url(privateDecrypt({ key: privateKey, padding: constants.RSA_NO_PADDING }, fromBase64url(blinded)))

test('a ticket is blinded, signed and opened; the signature is of the token', async () => {
  const ticket = await newTicket(key, draw)
  const opened = signed(ticket, key, sign(ticket.blinded))
  const rsa = { modulus: fromBase64url(key.n), exponent: 65_537 }
  expect(verify(rsa, fromBase64url(opened.token), fromBase64url(opened.signature!))).toBe(true)
  expect(fromBase64url(ticket.token)).toHaveLength(64)
  // What the server sees says nothing of the token, and no two are alike.
  expect(JSON.stringify([ticket.blinded])).not.toContain(ticket.token)
  expect((await newTicket(key, draw)).token).not.toBe(ticket.token)
})

test('an answer that is no signature of this token is refused', async () => {
  const [one, other] = [await newTicket(key, draw), await newTicket(key, draw)]
  expect(() => signed(one, key, sign(other.blinded))).toThrow()
})

test('by area each has its own key', () => {
  const keys = [key, { ...key, id: 'l', weight: { heads: 1, area: 8850 } }]
  expect(keyFor(keys, 8850).id).toBe('l')
  expect(() => keyFor(keys, 1)).toThrow(RangeError)
})
