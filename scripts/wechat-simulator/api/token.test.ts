import { APPID, type Caller, SECRET, simulator } from '../fixture'

let sim: Caller
beforeEach(async () => {
  sim = await simulator()
})
afterEach(() => sim.close())

const MINUTE = 60_000
const account = { grant_type: 'client_credential', appid: APPID, secret: SECRET }
const stable = (more: Record<string, unknown> = {}) =>
  sim.post('/cgi-bin/stable_token', { ...account, ...more }, 'none')
const use = (token: unknown) => sim.post('/wxa/generate_urllink', {}, String(token))

test('normal mode gives the same token until its last five minutes; then old and new are both good', async () => {
  const first = await stable()
  expect(first).toEqual({ access_token: expect.any(String), expires_in: 7200 })
  await sim.control.advance({ ms: 114 * MINUTE })
  expect(await stable()).toEqual({ access_token: first.access_token, expires_in: 360 })
  await sim.control.advance({ ms: 2 * MINUTE })
  const next = await stable()
  expect(next.access_token).not.toBe(first.access_token)
  expect(await use(first.access_token)).toMatchObject({ errcode: 0 })
  expect(await use(next.access_token)).toMatchObject({ errcode: 0 })
  await sim.control.advance({ ms: 4 * MINUTE })
  expect(await use(first.access_token)).toMatchObject({ errcode: 42001 })
  expect(await use(next.access_token)).toMatchObject({ errcode: 0 })
})

test('a forced refresh kills the old token at once', async () => {
  const old = await stable()
  const next = await stable({ force_refresh: true })
  expect(await use(old.access_token)).toMatchObject({ errcode: 40001 })
  expect(await use(next.access_token)).toMatchObject({ errcode: 0 })
})

test('a second forced refresh within 30 s changes nothing', async () => {
  const first = await stable({ force_refresh: true })
  await sim.control.advance({ ms: 29_999 })
  expect((await stable({ force_refresh: true })).access_token).toBe(first.access_token)
  await sim.control.advance({ ms: 1 })
  expect((await stable({ force_refresh: true })).access_token).not.toBe(first.access_token)
})

test('twenty forced refreshes a day, counted anew at midnight in Shanghai', async () => {
  for (let i = 0; i < 20; i++) {
    expect(await stable({ force_refresh: true })).toHaveProperty('access_token')
    await sim.control.advance({ ms: 30_000 })
  }
  expect(await stable({ force_refresh: true })).toMatchObject({ errcode: 45009 })
  await sim.control.setClock({ at: Date.UTC(2026, 2, 2, 16) })
  expect(await stable({ force_refresh: true })).toHaveProperty('access_token')
})

test('/cgi-bin/token gives a new one each time, kills its own last one after 5 minutes and spares the stable one', async () => {
  const kept = await stable()
  const first = await sim.get('/cgi-bin/token', account)
  const second = await sim.get('/cgi-bin/token', account)
  expect(second.access_token).not.toBe(first.access_token)
  expect(await use(first.access_token)).toMatchObject({ errcode: 0 })
  await sim.control.advance({ ms: 5 * MINUTE })
  expect(await use(first.access_token)).toMatchObject({ errcode: 42001 })
  expect(await use(second.access_token)).toMatchObject({ errcode: 0 })
  expect(await use(kept.access_token)).toMatchObject({ errcode: 0 })
})

test('a wrong account is named', async () => {
  expect(await stable({ appid: 'wx1' })).toMatchObject({ errcode: 40013 })
  expect(await stable({ secret: 'x' })).toMatchObject({ errcode: 40125 })
  expect(await stable({ grant_type: 'x' })).toMatchObject({ errcode: 40002 })
})

test.each([
  '/cgi-bin/message/subscribe/send',
  '/wxa/business/getuserphonenumber',
  '/wxa/msg_sec_check',
  '/wxa/media_check_async',
  '/wxa/getwxacodeunlimit',
  '/wxa/generatescheme',
  '/wxa/generate_urllink',
])('%s looks at the access token first', async (path) => {
  expect(await sim.post(path, {}, '')).toMatchObject({ errcode: 41001 })
  expect(await sim.post(path, {}, 'nonsense')).toMatchObject({ errcode: 40014 })
  const { access_token } = await stable()
  await sim.control.endTokens({ how: 'expired' })
  expect(await sim.post(path, {}, String(access_token))).toMatchObject({ errcode: 42001 })
  await sim.control.endTokens({ how: 'revoked' })
  expect(await sim.post(path, {}, String(access_token))).toMatchObject({ errcode: 40001 })
})

test('after all tokens ended, normal mode gives a new one', async () => {
  const old = await stable()
  await sim.control.endTokens({ how: 'revoked' })
  const next = await stable()
  expect(next.access_token).not.toBe(old.access_token)
  expect(await use(next.access_token)).toMatchObject({ errcode: 0 })
})

test('a token of another run of the simulator is not the latest', async () => {
  const other = await simulator({ seed: 'another run' })
  const token = await other.token()
  await other.close()
  expect(await use(token)).toMatchObject({ errcode: 40001 })
})

test('broken JSON, an empty body, the wrong method and an unknown path have their errcodes', async () => {
  const post = async (body?: string) =>
    (await fetch(`${sim.url}/cgi-bin/stable_token`, { method: 'POST', body })).json()
  expect(await post('{"grant')).toMatchObject({ errcode: 47001 })
  expect(await post('[]')).toMatchObject({ errcode: 47001 })
  expect(await post()).toMatchObject({ errcode: 44002 })
  expect(await sim.get('/cgi-bin/stable_token')).toMatchObject({ errcode: 43002 })
  expect(await sim.post('/cgi-bin/token', {}, '')).toMatchObject({ errcode: 43001 })
  expect(await sim.get('/wxa/unheard_of')).toMatchObject({ errcode: 40066 })
})

test('quotas by minute and by day', async () => {
  await sim.control.setLimit({ path: '/wxa/generate_urllink', perMinute: 1, perDay: 2 })
  const token = await sim.token()
  expect(await use(token)).toMatchObject({ errcode: 0 })
  expect(await use(token)).toMatchObject({ errcode: 45011 })
  await sim.control.advance({ ms: MINUTE })
  expect(await use(token)).toMatchObject({ errcode: 0 })
  await sim.control.advance({ ms: MINUTE })
  expect(await use(token)).toMatchObject({ errcode: 45009 })
})
