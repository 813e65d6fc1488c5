import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sealPush, signPush } from './crypto'

interface Vector {
  id: string
  token: string
  timestamp: string
  nonce: string
  expected_signature: string
  encodingAESKey: string
  appid: string
  random: string
  msg: string
  expected_encrypt: string
  expected_msg_signature: string
  query: { signature: string; timestamp: string; nonce: string; msg_signature: string }
  encrypt: string
  expected_random: string
  full_decrypted_msg: string
}

// Published vectors lie beside the repository; LINLI_SHARED names another place.
const shared = process.env.LINLI_SHARED ?? join(__dirname, '../../../../shared')
const { vectors } = JSON.parse(readFileSync(join(shared, 'vectors/wechat.json'), 'utf8')) as {
  vectors: Vector[]
}

function vector(id: string): Vector {
  const found = vectors.find((candidate) => candidate.id === id)
  if (!found) throw new Error(`no vector ${id}`)
  return found
}

test.each(['mp-push-url-verify', 'mp-push-plaintext'])('%s: the signature is the official one', (id) => {
  const { token, timestamp, nonce, expected_signature } = vector(id)
  expect(signPush(token, timestamp, nonce)).toBe(expected_signature)
})

test('mp-push-aes-encrypt-reply: sealing gives the official bytes and signature', () => {
  const { token, timestamp, nonce, ...v } = vector('mp-push-aes-encrypt-reply')
  expect(sealPush(v.encodingAESKey, v.appid, v.random, v.msg)).toBe(v.expected_encrypt)
  expect(signPush(token, timestamp, nonce, v.expected_encrypt)).toBe(v.expected_msg_signature)
})

test('mp-push-aes-decrypt: sealing the official event again gives what WeChat sent', () => {
  const { token, query, ...v } = vector('mp-push-aes-decrypt')
  expect(sealPush(v.encodingAESKey, v.appid, v.expected_random, v.full_decrypted_msg)).toBe(v.encrypt)
  expect(signPush(token, query.timestamp, query.nonce)).toBe(query.signature)
  expect(signPush(token, query.timestamp, query.nonce, v.encrypt)).toBe(query.msg_signature)
})

test('mp-push-aes-xml-classic: the older sample carries the same kind of signature', () => {
  const { token, query, encrypt } = vector('mp-push-aes-xml-classic')
  expect(signPush(token, query.timestamp, query.nonce, encrypt)).toBe(query.msg_signature)
})

test('another appid or another signature part gives something else', () => {
  const v = vector('mp-push-aes-encrypt-reply')
  expect(sealPush(v.encodingAESKey, 'wx0000000000000000', v.random, v.msg)).not.toBe(v.expected_encrypt)
  expect(signPush(v.token, v.timestamp, v.nonce)).not.toBe(v.expected_msg_signature)
})

test('a key of the wrong length is refused', () => {
  expect(() => sealPush('short', 'wx', '0123456789abcdef', '')).toThrow('43 characters')
})
