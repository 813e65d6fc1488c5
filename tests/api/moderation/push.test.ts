import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { verdictsModel } from '../../../server/src/moderation/model'
import { modelOn } from '../../../server/src/platform/store/model'
import { type Somebody, type World, world } from '../files/world'
import { photoOf, stateOf, told } from './watched'

let here: World
let li: Somebody
beforeAll(async () => {
  here = await world()
  li = await here.resident('李')
})
afterAll(() => here.stop())

const config = () => here.county.config
const wechat = () => here.server.simulator.control

/** Seals and signs a message as WeChat does, with whatever secrets the sender has. */
function sealed(message: unknown, secrets: { token?: string; key?: string; appid?: string } = {}) {
  const { WECHAT_PUSH_TOKEN, WECHAT_PUSH_AES_KEY, WECHAT_APPID } = config()
  const { token = WECHAT_PUSH_TOKEN, key = WECHAT_PUSH_AES_KEY, appid = WECHAT_APPID } = secrets
  const aes = Buffer.from(`${key}=`, 'base64')
  const words = Buffer.from(typeof message === 'string' ? message : JSON.stringify(message))
  const length = Buffer.alloc(4)
  length.writeUInt32BE(words.length)
  const plain = Buffer.concat([randomBytes(16), length, words, Buffer.from(appid)])
  const pad = 32 - (plain.length % 32)
  const cipher = createCipheriv('aes-256-cbc', aes, aes.subarray(0, 16)).setAutoPadding(false)
  const Encrypt = Buffer.concat([
    cipher.update(Buffer.concat([plain, Buffer.alloc(pad, pad)])),
    cipher.final(),
  ]).toString('base64')
  const [timestamp, nonce] = ['1778547600', '42']
  const parts = [token, timestamp, nonce, Encrypt].sort().join('')
  return { Encrypt, timestamp, nonce, msg_signature: createHash('sha1').update(parts).digest('hex') }
}

const push = ({ Encrypt, ...query }: ReturnType<typeof sealed> | Record<string, string>) =>
  post(query, JSON.stringify({ ToUserName: 'gh_1', Encrypt }))

async function post(query: Record<string, string>, body: string, type = 'application/json') {
  const url = `${here.server.url}/api/v1/wechat/push?${new URLSearchParams(query)}`
  const response = await fetch(url, { method: 'POST', headers: { 'Content-Type': type }, body })
  return { status: response.status, words: await response.text() }
}

/** The same event as WeChat writes it where the county has chosen XML. */
const eventInXml = (traceId: string, suggest = 'risky') =>
  `<xml><ToUserName><![CDATA[gh_1]]></ToUserName><CreateTime>1778547600</CreateTime>
<Event><![CDATA[wxa_media_check]]></Event><trace_id><![CDATA[${traceId}]]></trace_id><errcode>0</errcode>
<result><suggest><![CDATA[${suggest}]]></suggest><label>20002</label></result></xml>`

async function sentPhoto() {
  const photo = await photoOf(li)
  await here.server.settle()
  return { photo, trace: (await wechat().mediaChecks()).at(-1)!.traceId }
}

const event = (traceId: string, suggest = 'risky') => ({
  Event: 'wxa_media_check',
  trace_id: traceId,
  result: { suggest, label: '20002' },
})

test('the handshake is answered only to who knows the token', async () => {
  expect(await wechat().verifyPush()).toMatchObject({ ok: true })
  const input = { signature: '0'.repeat(40), timestamp: '1', nonce: '2', echostr: '<b>hello</b>' }
  expect((await here.server.call('moderation.wechatPushCheck', input)).code).toBe('NOT_SIGNED_IN')
})

test('a forged push is refused and changes nothing', async () => {
  const photo = await photoOf(li)
  await here.server.settle()
  const trace = (await wechat().mediaChecks()).at(-1)!.traceId
  const good = sealed(event(trace))
  const forged = [
    sealed(event(trace), { token: 'guessed' }),
    sealed(event(trace), { key: 'x'.repeat(43) }),
    sealed(event(trace), { appid: 'wx9999999999999999' }),
    { ...good, Encrypt: good.Encrypt.replace(/^./, (first) => (first === 'A' ? 'B' : 'A')) },
    { ...good, nonce: '43' },
    { ...good, msg_signature: '' },
    { Encrypt: good.Encrypt },
  ]
  for (const attempt of forged) expect((await push(attempt as never)).status).toBe(401)
  expect(await stateOf(li, photo)).toBe('pending')
  expect(await modelOn(here.county.connection, verdictsModel).countDocuments()).toBe(0)
  expect(await push(good)).toEqual({ status: 200, words: 'success' })
  expect(await stateOf(li, photo)).toBe('hidden')
})

test('of two answers to one trace the graver one counts, in whatever order and at once', async () => {
  const orders = [
    ['pass', 'risky'],
    ['risky', 'pass'],
  ]
  for (const order of orders) {
    const photo = await photoOf(li)
    await here.server.settle()
    const trace = (await wechat().mediaChecks()).at(-1)!.traceId
    for (const suggest of order) await push(sealed(event(trace, suggest)))
    expect(await stateOf(li, photo)).toBe('hidden')
  }
  const photo = await photoOf(li)
  await here.server.settle()
  const trace = (await wechat().mediaChecks()).at(-1)!.traceId
  const answers = await Promise.all(Array.from({ length: 6 }, () => push(sealed(event(trace)))))
  expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200))
  expect(await told(here, photo.caseId)).toEqual(['hidden'])
})

test('what is signed and not understood is accepted, so that WeChat does not send it again', async () => {
  for (const message of ['no json', {}, { Event: 'subscribe' }, { Event: 'wxa_media_check' }, []])
    expect(await push(sealed(message))).toEqual({ status: 200, words: 'success' })
})

test.each(['text/xml', 'application/xml'])('a sealed push in XML is read, sent as %s', async (type) => {
  const { photo, trace } = await sentPhoto()
  const { Encrypt, ...query } = sealed(eventInXml(trace))
  const body = `<xml>\n<ToUserName><![CDATA[gh_1]]></ToUserName>\n<Encrypt><![CDATA[${Encrypt}]]></Encrypt>\n</xml>`
  expect((await post({ ...query, msg_signature: '0'.repeat(40) }, body, type)).status).toBe(401)
  expect(await stateOf(li, photo)).toBe('pending')
  expect(await post(query, body, type)).toEqual({ status: 200, words: 'success' })
  expect(await stateOf(li, photo)).toBe('hidden')
})

test('XML that would reach out or unfold is refused outside of the seal and ignored inside', async () => {
  const { photo, trace } = await sentPhoto()
  const evil = `<!DOCTYPE xml [<!ENTITY e SYSTEM "file:///etc/passwd">]>${eventInXml(trace)}`
  const { Encrypt, ...query } = sealed(evil)
  expect(await post(query, JSON.stringify({ Encrypt }))).toEqual({ status: 200, words: 'success' })
  const body = `<!DOCTYPE xml []><xml><Encrypt>${Encrypt}</Encrypt></xml>`
  expect((await post(query, body, 'text/xml')).status).toBe(401)
  expect(await stateOf(li, photo)).toBe('pending')
})

describe('without a key', () => {
  let key: string
  beforeAll(() => {
    key = config().WECHAT_PUSH_AES_KEY
    config().WECHAT_PUSH_AES_KEY = ''
  })
  afterAll(() => {
    config().WECHAT_PUSH_AES_KEY = key
  })
  const signed = () => {
    const [timestamp, nonce] = ['1778547600', '42']
    const parts = [config().WECHAT_PUSH_TOKEN, timestamp, nonce].sort().join('')
    return { timestamp, nonce, signature: createHash('sha1').update(parts).digest('hex') }
  }

  test('a push in the clear is taken from who knows the token, in JSON and in XML', async () => {
    for (const inXml of [false, true]) {
      const { photo, trace } = await sentPhoto()
      const body = inXml ? eventInXml(trace) : JSON.stringify(event(trace))
      const type = inXml ? 'text/xml' : 'application/json'
      expect((await post({ ...signed(), nonce: '43' }, body, type)).status).toBe(401)
      expect(await stateOf(li, photo)).toBe('pending')
      expect(await post(signed(), body, type)).toEqual({ status: 200, words: 'success' })
      expect(await stateOf(li, photo)).toBe('hidden')
    }
  })

  test('and without the token nothing is taken at all', async () => {
    const [query, token] = [signed(), config().WECHAT_PUSH_TOKEN]
    config().WECHAT_PUSH_TOKEN = ''
    expect((await post(query, JSON.stringify(event('t')))).status).toBe(401)
    expect((await push(sealed(event('t'), { key, token: '' }))).status).toBe(401)
    config().WECHAT_PUSH_TOKEN = token
  })
})

test('with a key a push in the clear is refused', async () => {
  const parts = [config().WECHAT_PUSH_TOKEN, '1778547600', '42'].sort().join('')
  const signature = createHash('sha1').update(parts).digest('hex')
  const query = { timestamp: '1778547600', nonce: '42', signature }
  expect((await post(query, JSON.stringify(event('t')))).status).toBe(401)
  expect((await post(query, eventInXml('t'), 'text/xml')).status).toBe(401)
})
