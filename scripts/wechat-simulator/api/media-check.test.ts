import { createHash } from 'node:crypto'
import { AES_KEY, APPID, type Caller, listener, open, PUSH_TOKEN, simulator } from '../fixture'

const DELAY = 2_000
let sim: Caller
let backend: Awaited<ReturnType<typeof listener>>
let openid: string
beforeEach(async () => {
  backend = await listener()
  sim = await simulator({ pushUrl: `${backend.url}/push`, pushToken: PUSH_TOKEN, encodingAesKey: AES_KEY })
  openid = await sim.openidOf('李奶奶')
})
afterEach(async () => {
  await sim.close()
  await backend.close()
})

const photo = (query = '') => `${backend.url}/photo${query}`
const check = (media_url = photo()) =>
  sim.post('/wxa/media_check_async', { media_url, media_type: 2, version: 2, scene: 3, openid })
const events = () => backend.received.map(open)

test('the photo is downloaded and its result pushed, signed and sealed, after the delay', async () => {
  const answer = await check()
  expect(answer).toEqual({ errcode: 0, errmsg: 'ok', trace_id: expect.any(String) })
  await sim.control.advance({ ms: DELAY - 1 })
  expect(backend.received).toEqual([])
  const { now } = await sim.control.advance({ ms: 1 })
  expect(events()).toEqual([
    {
      ToUserName: expect.stringMatching(/^gh_/),
      FromUserName: openid,
      CreateTime: Math.floor(now / 1000),
      MsgType: 'event',
      Event: 'wxa_media_check',
      appid: APPID,
      trace_id: answer.trace_id,
      version: 2,
      detail: [{ strategy: 'content_model', errcode: 0, suggest: 'pass', label: 100, prob: 90 }],
      errcode: 0,
      errmsg: 'ok',
      result: { suggest: 'pass', label: 100 },
    },
  ])
  expect(backend.received[0]?.query.get('openid')).toBe(openid)
  expect(backend.received[0]?.query.get('encrypt_type')).toBe('aes')
})

test('verdicts apply by URL or by the hash of the bytes, as often as asked', async () => {
  const sha256 = createHash('sha256').update('the bytes of a photo').digest('hex')
  await sim.control.addVerdict({ urlIncludes: 'n=1', suggest: 'review', label: 21000 })
  await sim.control.addVerdict({ sha256, suggest: 'risky', times: 1 })
  for (const query of ['?n=1', '?n=2', '?n=3']) {
    await check(photo(query))
    await sim.control.flushPushes()
  }
  expect(events().map((event) => event.result)).toEqual([
    { suggest: 'review', label: 21000 },
    { suggest: 'risky', label: 20002 },
    { suggest: 'pass', label: 100 },
  ])
})

test('a photo that cannot be downloaded gives -1008 and no result', async () => {
  await check(`${backend.url}/private`)
  await sim.control.advance({ ms: DELAY })
  const [event] = events()
  expect(event).toMatchObject({ errcode: -1008, detail: [] })
  expect(event).not.toHaveProperty('result')
  expect((await sim.control.mediaChecks())[0]?.download).toEqual({ ok: false, reason: 'HTTP 403' })
})

test('a duplicate event comes twice with its trace_id', async () => {
  await sim.control.addVerdict({ suggest: 'risky', delivery: 'duplicate' })
  const { trace_id } = await check()
  await sim.control.advance({ ms: DELAY })
  expect(events().map((event) => event.trace_id)).toEqual([trace_id, trace_id])
})

test('a late event comes after the promised half hour', async () => {
  await sim.control.addVerdict({ suggest: 'pass', delivery: 'late' })
  await check()
  await sim.control.advance({ ms: 30 * 60_000 })
  expect(backend.received).toEqual([])
  await sim.control.advance({ ms: 60_000 })
  expect(backend.received).toHaveLength(1)
})

test('flushing delivers what waits, late ones too, and nothing comes again afterwards', async () => {
  await sim.control.addVerdict({ suggest: 'pass', delivery: 'late', times: 1 })
  await check()
  await check()
  expect(await sim.control.flushPushes()).toEqual({ delivered: 2 })
  await sim.control.advance({ ms: 3600_000 })
  expect(backend.received).toHaveLength(2)
})

test('a lost event never comes, until it is asked for', async () => {
  await sim.control.addVerdict({ suggest: 'risky', delivery: 'never' })
  const { trace_id } = await check()
  await sim.control.advance({ ms: 24 * 3600_000 })
  expect(backend.received).toEqual([])
  expect((await sim.control.mediaChecks())[0]?.state).toBe('lost')
  await sim.control.redeliver({ traceId: String(trace_id) })
  expect(events()).toMatchObject([{ trace_id, result: { suggest: 'risky' } }])
})

test('an early event is there before the trace_id is answered', async () => {
  await sim.control.addVerdict({ suggest: 'risky', delivery: 'early' })
  const { trace_id } = await check()
  expect(events()).toMatchObject([{ trace_id }])
})

test('the shape of recent pushes: labels as text, no errcode', async () => {
  await sim.control.addVerdict({ suggest: 'pass', shape: 'recent' })
  await check()
  await sim.control.flushPushes()
  expect(events()[0]).toMatchObject({ result: { suggest: 'pass', label: '100' } })
  expect(events()[0]).not.toHaveProperty('errcode')
})

test('a push that is not taken is tried three times in all, five seconds apart, freshly signed', async () => {
  backend.answerWith(500)
  await check()
  await sim.control.advance({ ms: DELAY })
  expect(backend.received).toHaveLength(1)
  await sim.control.advance({ ms: 3600_000 })
  expect(backend.received).toHaveLength(3)
  expect(new Set(backend.received.map(({ query }) => query.get('nonce'))).size).toBe(3)
  const [record] = await sim.control.pushes()
  expect(record?.attempts.map(({ at, status }) => [at - record.attempts[0]!.at, status])).toEqual([
    [0, 500],
    [5_000, 500],
    [10_000, 500],
  ])
})

test('a push that is taken at the second try is not repeated', async () => {
  backend.answerWith(503)
  await check()
  await sim.control.advance({ ms: DELAY })
  backend.answerWith(200)
  await sim.control.advance({ ms: 3600_000 })
  expect(backend.received).toHaveLength(2)
  expect((await sim.control.pushes())[0]?.accepted).toBe(true)
})

test('without an AES key the event goes in plain text, signed all the same', async () => {
  await sim.control.setPush({ url: `${backend.url}/push`, token: PUSH_TOKEN })
  const { trace_id } = await check()
  await sim.control.flushPushes()
  const [push] = backend.received
  const parts = [PUSH_TOKEN, push!.query.get('timestamp')!, push!.query.get('nonce')!].sort().join('')
  expect(push!.query.get('signature')).toBe(createHash('sha1').update(parts).digest('hex'))
  expect(JSON.parse(push!.body)).toMatchObject({ trace_id })
})

test('the push address is checked by echostr', async () => {
  expect(await sim.control.verifyPush()).toMatchObject({ ok: true, status: 200 })
  await sim.control.setPush({ url: `${backend.url}/elsewhere`, token: PUSH_TOKEN })
  expect(await sim.control.verifyPush()).toMatchObject({ ok: false, status: 403 })
})

test('what can be seen to be wrong at once is refused at once', async () => {
  const wrong = (more: object) =>
    sim.post('/wxa/media_check_async', {
      media_url: photo(),
      media_type: 2,
      version: 2,
      scene: 3,
      openid,
      ...more,
    })
  expect(await wrong({ version: 1 })).toMatchObject({ errcode: 47001 })
  expect(await wrong({ media_type: 3 })).toMatchObject({ errcode: 40097 })
  expect(await wrong({ media_url: 'file:///etc/passwd' })).toMatchObject({ errcode: 40097 })
  expect(await wrong({ scene: 0 })).toMatchObject({ errcode: 40129 })
  expect(await wrong({ openid: 'o-nobody' })).toMatchObject({ errcode: 40003 })
  await sim.control.advance({ ms: 2 * 3600_000 + 1 })
  expect(await check()).toMatchObject({ errcode: 61010 })
})
