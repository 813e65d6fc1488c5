import { createPublicKey } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkText, lines, readAuthorization, sealText } from './signing'

interface Vector {
  id: string
  kind: string
  public_key_ref?: string
  certificate_ref?: string
  certificate_pem?: string
  message: string
  expected_signature: string
  signature: string
  [field: string]: unknown
}

// Published vectors lie beside the repository; LINLI_SHARED names another place.
const shared = process.env.LINLI_SHARED ?? join(__dirname, '../../../../shared')
const { keys, vectors } = JSON.parse(readFileSync(join(shared, 'vectors/wechat.json'), 'utf8')) as {
  keys: Record<string, string>
  vectors: Vector[]
}
const all = (kind: string) => vectors.filter((vector) => vector.kind === kind)
const keyOf = ({ public_key_ref, certificate_ref }: Vector) =>
  createPublicKey(keys[(public_key_ref ?? certificate_ref) as string]!)

test.each(all('wechatpay-request-signature'))(
  '$id: the text of a request is the one that was signed',
  (vector) => {
    const { method, url, timestamp, nonce_str, body } = vector as unknown as Record<string, string>
    const text = lines(method!, url!, timestamp!, nonce_str!, body!)
    expect(text).toBe(vector.message)
    expect(checkText(text, keyOf(vector), vector.expected_signature)).toBe(true)
    expect(checkText(`${text}\n`, keyOf(vector), vector.expected_signature)).toBe(false)
  },
)

test.each(all('wechatpay-pay-sign'))('$id: what the phone checks is what was signed', (vector) => {
  const { appId, timeStamp, nonceStr, package: subject, prepayId } = vector as Record<string, string>
  const text = lines(appId!, timeStamp!, nonceStr!, subject ?? prepayId!)
  expect(text).toBe(vector.message)
  expect(checkText(text, keyOf(vector), vector.expected_signature)).toBe(true)
})

test.each(vectors.filter(({ kind }) => ['wechatpay-verify', 'rsa-sha256-verify'].includes(kind)))(
  '$id: a published signature is right, one over other words is not',
  (vector) => {
    expect(checkText(vector.message, keyOf(vector), vector.signature)).toBe(true)
    expect(checkText(`${vector.message} `, keyOf(vector), vector.signature)).toBe(false)
    expect(checkText(vector.message, keyOf(vector), 'WECHATPAY/SIGNTEST/abc')).toBe(false)
  },
)

test.each(all('rsa-sha256-sign'))('$id', (vector) => {
  expect(checkText(vector.message, keyOf(vector), vector.expected_signature)).toBe(true)
})

test.each(all('aes-gcm'))('$id: sealing gives the published bytes', (vector) => {
  const { key, nonce, associated_data, expected_plaintext, ciphertext } = vector as unknown as Record<
    string,
    string
  >
  expect(sealText(key!, nonce!, associated_data!, expected_plaintext!)).toBe(ciphertext)
})

test('go-notify-whole-callback: sealing its plaintext gives its bytes, and its signature is over them', () => {
  const [vector] = all('wechatpay-callback') as unknown as [Record<string, string>]
  const headers = vector.headers as unknown as Record<string, string>
  const { resource } = JSON.parse(vector.raw_body!) as { resource: Record<string, string> }
  const { nonce, associated_data, ciphertext } = resource
  expect(sealText(vector.apiv3_key!, nonce!, associated_data!, vector.expected_plaintext!)).toBe(ciphertext)
  const text = lines(headers['Wechatpay-Timestamp']!, headers['Wechatpay-Nonce']!, vector.raw_body!)
  expect(checkText(text, createPublicKey(vector.certificate_pem!), headers['Wechatpay-Signature']!)).toBe(
    true,
  )
})

test('java-certificates-response: sealing the published certificate gives the published bytes', () => {
  const [vector] = all('wechatpay-certificates') as unknown as [
    {
      apiv3_key: string
      expected_certificate_pem: string
      response: { data: { encrypt_certificate: Record<string, string> }[] }
    },
  ]
  const { nonce, associated_data, ciphertext } = vector.response.data[0]!.encrypt_certificate
  const sealed = sealText(vector.apiv3_key, nonce!, associated_data!, vector.expected_certificate_pem)
  expect(sealed).toBe(ciphertext)
})

describe('Authorization', () => {
  const right =
    'WECHATPAY2-SHA256-RSA2048 mchid="1900007291",nonce_str="N",signature="S",timestamp="1",serial_no="A"'
  test('five quoted fields in any order', () => {
    expect(readAuthorization(right)).toEqual({
      mchid: '1900007291',
      nonce_str: 'N',
      signature: 'S',
      timestamp: '1',
      serial_no: 'A',
    })
  })
  test.each([
    ['nothing', undefined],
    ['another scheme', right.replace('RSA2048', 'RSA1024')],
    ['a space after a comma', right.replace(',nonce', ', nonce')],
    ['no quotes', right.replace('"1"', '1')],
    ['a missing field', right.replace(',serial_no="A"', '')],
    ['a field twice', `${right},mchid="1"`],
    ['an empty field', right.replace('"S"', '""')],
  ])('%s is refused', (_, header) => {
    expect(readAuthorization(header)).toBeUndefined()
  })
})
