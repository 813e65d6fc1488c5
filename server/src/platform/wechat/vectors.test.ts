import { createPublicKey, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { manualClock } from '../clock'
import { isOpenData, openData } from './open-data'
import { openCallback } from './pay/callback'
import { openCertificates } from './pay/keys'
import { answerMessage, isSigned, payMessage, requestMessage } from './pay/messages'
import { openSealed } from './pay/seal'
import { openPush, verifyPush } from './push'

// biome-ignore lint/suspicious/noExplicitAny: the vectors are of a dozen shapes, each read by the test of its kind.
type Vector = { id: string; kind: string } & Record<string, any>

// Published vectors lie beside the repository; LINLI_SHARED names another place.
const shared = process.env.LINLI_SHARED ?? join(__dirname, '../../../../../shared')
const { keys, vectors } = JSON.parse(readFileSync(join(shared, 'vectors/wechat.json'), 'utf8')) as {
  keys: Record<string, string>
  vectors: Vector[]
}
const seen = new Set<string>()
const all = (...kinds: string[]) => {
  const found = vectors.filter(({ kind }) => kinds.includes(kind))
  for (const { id } of found) seen.add(id)
  return found
}
const keyOf = (vector: Vector) => createPublicKey(keys[vector.public_key_ref ?? vector.certificate_ref]!)

test.each(all('wechatpay-request-signature'))('$id', (vector) => {
  const { method, url, timestamp, nonce_str, body, message, expected_signature } = vector
  expect(requestMessage(method, url, timestamp, nonce_str, body)).toBe(message)
  expect(isSigned(keyOf(vector), message, expected_signature)).toBe(true)
})

test.each(all('wechatpay-pay-sign'))('$id', (vector) => {
  const { appId, timeStamp, nonceStr, message, expected_signature } = vector
  expect(payMessage(appId, timeStamp, nonceStr, vector.package ?? vector.prepayId)).toBe(message)
  expect(isSigned(keyOf(vector), message, expected_signature)).toBe(true)
})

test.each(all('wechatpay-verify'))('$id, and what is not signed by it', (vector) => {
  const { timestamp, nonce, body, message, signature } = vector
  const key = keyOf(vector)
  expect(answerMessage(timestamp, nonce, body)).toBe(message)
  expect(isSigned(key, message, signature)).toBe(true)
  expect(isSigned(key, answerMessage(timestamp, nonce, body.replace('J', 'K')), signature)).toBe(false)
  expect(isSigned(key, answerMessage(`${timestamp}0`, nonce, body), signature)).toBe(false)
  const pretty = JSON.stringify(JSON.parse(body), null, 2)
  expect(isSigned(key, answerMessage(timestamp, nonce, pretty), signature)).toBe(false)
  expect(isSigned(key, message, `WECHATPAY/SIGNTEST/${signature}`)).toBe(false)
})

test.each(all('rsa-sha256-sign'))('$id', (vector) => {
  expect(isSigned(keyOf(vector), vector.message, vector.expected_signature)).toBe(true)
})

test.each(all('rsa-sha256-verify'))('$id, and what is not signed by it', (vector) => {
  const key = keyOf(vector)
  expect(isSigned(key, vector.message, vector.signature)).toBe(true)
  for (const other of ['wrong source', '']) expect(isSigned(key, other, vector.signature)).toBe(false)
  for (const other of ['', 'invalid base64 signature'])
    expect(isSigned(key, vector.message, other)).toBe(false)
  const strange = createPublicKey(keys.wechatpay_java_wechat_pay_public_key!)
  expect(isSigned(strange, vector.message, vector.signature)).toBe(false)
  if (vector.certificate_ref) {
    const { serialNumber } = new X509Certificate(keys[vector.certificate_ref]!)
    expect(serialNumber.toUpperCase()).toBe(vector.serial_no)
  }
})

test.each(all('aes-gcm'))('$id, and what does not open', (vector) => {
  const { key, nonce, associated_data, ciphertext, expected_plaintext } = vector
  const sealed = { nonce, associated_data, ciphertext }
  expect(openSealed(key, sealed)).toBe(expected_plaintext)
  const flipped = Buffer.from(ciphertext, 'base64')
  flipped[flipped.length - 1]! ^= 1
  const wrong = [
    { ...sealed, associated_data: 'bad-associatedData' },
    { ...sealed, nonce: 'bad-4a9R25RW' },
    { ...sealed, ciphertext: Buffer.alloc(128).toString('base64') },
    { ...sealed, ciphertext: 'SGVsbG8gV29ybGQK' },
    { ...sealed, ciphertext: flipped.toString('base64') },
  ]
  for (const one of wrong) expect(() => openSealed(key, one)).toThrow()
  expect(() => openSealed('testAPIv3Key1111', sealed)).toThrow()
})

test.each(all('wechatpay-certificates'))('$id', (vector) => {
  const opened = openCertificates(vector.apiv3_key, vector.response)
  expect([...opened.keys()]).toEqual([vector.expected_serial_no])
  expect(opened.get(vector.expected_serial_no)!.pem).toBe(vector.expected_certificate_pem)
  expect(() => openCertificates('0123456789abcdef0123456789abcdef', vector.response)).toThrow()
})

describe.each(all('wechatpay-callback'))('$id', (vector) => {
  const at = Number(vector.headers['Wechatpay-Timestamp']) * 1000
  const key = createPublicKey(vector.certificate_pem)
  const serial = vector.headers['Wechatpay-Serial']
  const headers: Record<string, string> = Object.fromEntries(
    Object.entries(vector.headers as Record<string, string>).map(([name, value]) => [
      name.toLowerCase(),
      value,
    ]),
  )
  const take = (raw = vector.raw_body, given = headers, now = at) =>
    openCallback(given, raw, {
      keys: { find: (asked) => (asked === serial ? key : undefined) },
      apiV3Key: vector.apiv3_key,
      clock: manualClock(now),
    })

  test('is taken whole', () => {
    expect(take()).toMatchObject({ content: JSON.parse(vector.expected_plaintext) })
  })
  test('not 301 s later, not written anew, not with a header less', () => {
    expect(take(vector.raw_body, headers, at + 301_000)).toBe('unsigned')
    expect(take(JSON.stringify(JSON.parse(vector.raw_body), null, 1))).toBe('unsigned')
    for (const name of Object.keys(headers).filter((header) => header.startsWith('wechatpay'))) {
      const { [name]: _, ...rest } = headers
      expect(take(vector.raw_body, rest)).toBe('unsigned')
    }
  })
})

test.each(all('wx-push-signature'))('$id', ({ token, timestamp, nonce, expected_signature }) => {
  expect(verifyPush(token, { timestamp, nonce, signature: expected_signature })).toBe(true)
  expect(verifyPush(token, { timestamp, nonce: `${nonce}1`, signature: expected_signature })).toBe(false)
})

test.each(all('wx-push-aes'))('$id', (vector) => {
  const { token, encodingAESKey: aesKey, appid, query, encrypt, full_decrypted_msg } = vector
  expect(openPush({ token, aesKey, appid }, query, encrypt)).toBe(full_decrypted_msg)
  expect(openPush({ token, aesKey, appid: 'wx0' }, query, encrypt)).toBeNull()
  const zeros = { ...query, msg_signature: '0'.repeat(40) }
  expect(openPush({ token, aesKey, appid }, zeros, encrypt)).toBeNull()
})

test.each(all('wx-push-aes-encrypt'))('$id: opened, it is the published message', (vector) => {
  const { token, encodingAESKey: aesKey, appid, timestamp, nonce } = vector
  const query = { timestamp, nonce, msg_signature: vector.expected_msg_signature }
  expect(openPush({ token, aesKey, appid }, query, vector.expected_encrypt)).toBe(vector.msg)
})

test.each(all('wx-rawdata-sha1'))('$id', ({ rawData, session_key, expected_signature }) => {
  expect(isOpenData(rawData, session_key, expected_signature)).toBe(true)
  expect(isOpenData(`${rawData} `, session_key, expected_signature)).toBe(false)
})

test.each(all('wx-biz-data-crypt'))('$id', (vector) => {
  const { session_key: sessionKey, appid, encryptedData, iv, full_decrypted } = vector
  expect(openData({ sessionKey, appid }, encryptedData, iv)).toEqual(full_decrypted)
  expect(openData({ sessionKey, appid: 'wx0' }, encryptedData, iv)).toBeNull()
})

test('no vector is left out', () => {
  expect(vectors.map(({ id }) => id).filter((id) => !seen.has(id))).toEqual([])
})
