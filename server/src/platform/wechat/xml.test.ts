import { readFileSync } from 'node:fs'
import path from 'node:path'
import * as fc from 'fast-check'
import { openPush, verifyPush } from './push'
import { readXml } from './xml'

const { vectors } = JSON.parse(
  readFileSync(path.resolve(__dirname, '../../../../../shared/vectors/wechat.json'), 'utf8'),
) as { vectors: Record<string, string & Record<string, string>>[] }
const vector = (id: string) => vectors.find((one) => one.id === id) as (typeof vectors)[number]

test.each(['mp-push-url-verify', 'mp-push-plaintext'])('WeChat’s signature of %s holds', (id) => {
  const { token, timestamp, nonce, expected_signature: signature } = vector(id) as Record<string, string>
  const query = { signature, timestamp, nonce } as Parameters<typeof verifyPush>[1]
  expect(verifyPush(token as string, query)).toBe(true)
  expect(verifyPush(token as string, { ...query, signature: '0'.repeat(40) })).toBe(false)
})

const opened = (id: string, more: { appid?: string; msg_signature?: string } = {}) => {
  const {
    token,
    encodingAESKey: aesKey,
    appid,
    query,
    encrypt,
  } = vector(id) as never as Record<string, string> & {
    query: Parameters<typeof openPush>[1]
  }
  const secrets = { token, aesKey, appid: more.appid ?? appid } as Parameters<typeof openPush>[0]
  return openPush(
    secrets,
    { ...query, ...(more.msg_signature && { msg_signature: more.msg_signature }) },
    encrypt as string,
  )
}

test('WeChat’s sealed pushes open to their words, in JSON and in XML', () => {
  expect(opened('mp-push-aes-decrypt')).toBe(vector('mp-push-aes-decrypt').full_decrypted_msg)
  const xml = opened('mp-push-aes-xml-classic') as string
  expect(xml).toBe(vector('mp-push-aes-xml-classic').full_decrypted_msg)
  expect(readXml(xml)).toEqual({
    ...{
      ToUserName: 'gh_10f6c3c3ac5a',
      FromUserName: 'oyORnuP8q7ou2gfYjqLzSIWZf0rs',
      CreateTime: '1409735668',
    },
    ...{ MsgType: 'text', Content: 'abcdteT', MsgId: '6054768590064713728' },
  })
  for (const id of ['mp-push-aes-decrypt', 'mp-push-aes-xml-classic']) {
    expect(opened(id, { appid: 'wx0000000000000000' })).toBeNull()
    expect(opened(id, { msg_signature: '0'.repeat(40) })).toBeNull()
  }
})

test('members nest, and one that comes twice is a list', () => {
  const text = '<xml>\n <Event>wxa_media_check</Event><detail><suggest>pass</suggest></detail><detail/></xml>'
  expect(readXml(text)).toBeNull()
  expect(readXml(text.replace('<detail/>', '<detail><suggest>risky</suggest></detail>'))).toEqual({
    Event: 'wxa_media_check',
    detail: [{ suggest: 'pass' }, { suggest: 'risky' }],
  })
})

test('CDATA is taken as it is, the five entities are read, a name like __proto__ is only a name', () => {
  expect(readXml('<xml><a><![CDATA[<b>&amp;]]></a><c>&lt;&amp;&gt; ]]</c></xml>')).toEqual({
    a: '<b>&amp;',
    c: '<&> ]]',
  })
  const odd = readXml('<xml><__proto__><polluted>1</polluted></__proto__></xml>')
  expect(Object.keys(odd ?? {})).toEqual(['__proto__'])
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
})

test.each([
  ['a document type', '<!DOCTYPE xml [<!ENTITY a "b">]><xml><c>&a;</c></xml>'],
  ['a file by an entity', '<!DOCTYPE x SYSTEM "file:///etc/passwd"><xml><c>1</c></xml>'],
  ['an entity of its own', '<xml><c>&a;</c></xml>'],
  ['a bare &', '<xml><c>a & b</c></xml>'],
  ['a character by number', '<xml><c>&#65;</c></xml>'],
  ['an attribute', '<xml><c d="e">1</c></xml>'],
  ['an instruction', '<?xml version="1.0"?><xml><c>1</c></xml>'],
  ['a comment', '<xml><!-- no --><c>1</c></xml>'],
  ['crossed names', '<xml><a><b>1</a></b></xml>'],
  ['no end', '<xml><a>1</a>'],
  ['an open CDATA', '<xml><a><![CDATA[1</a></xml>'],
  ['something behind it', '<xml><a>1</a></xml><xml><a>1</a></xml>'],
  ['words among elements', '<xml><a>1</a>2</xml>'],
  ['too many levels', `${'<a>'.repeat(9)}1${'</a>'.repeat(9)}`],
  ['no element', 'hello'],
  ['nothing', ''],
])('%s is refused', (_, text) => {
  expect(readXml(text)).toBeNull()
})

test('whatever is sent, it is read or refused', () => {
  const bit = fc.constantFrom(
    '<xml>',
    '</xml>',
    '<a>',
    '</a>',
    '<![CDATA[',
    ']]>',
    '&amp;',
    '&x;',
    'w',
    ' ',
    '<!',
    '<?',
  )
  fc.assert(
    fc.property(fc.array(bit, { maxLength: 30 }), (bits) => {
      const read = readXml(bits.join(''))
      expect(read === null || typeof read === 'object').toBe(true)
    }),
  )
})
