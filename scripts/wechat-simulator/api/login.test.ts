import { APPID, type Caller, SECRET, simulator } from '../fixture'

let sim: Caller
beforeEach(async () => {
  sim = await simulator()
})
afterEach(() => sim.close())

const exchange = (js_code: string, more: Record<string, string> = {}) =>
  sim.get('/sns/jscode2session', {
    appid: APPID,
    secret: SECRET,
    js_code,
    grant_type: 'authorization_code',
    ...more,
  })

test('a code gives the same openid for the same user each time, and a new session key', async () => {
  const first = await exchange((await sim.control.login({ user: '李奶奶' })).code)
  const again = await exchange((await sim.control.login({ user: '李奶奶' })).code)
  const other = await exchange((await sim.control.login({ user: '王师傅' })).code)
  expect(first).toEqual({ openid: expect.stringMatching(/^o[\w-]{27}$/), session_key: expect.any(String) })
  expect(Buffer.from(String(first.session_key), 'base64')).toHaveLength(16)
  expect(again.openid).toBe(first.openid)
  expect(again.session_key).not.toBe(first.session_key)
  expect(other.openid).not.toBe(first.openid)
})

test('a code works once', async () => {
  const { code } = await sim.control.login({ user: '李奶奶' })
  await exchange(code)
  expect(await exchange(code)).toMatchObject({ errcode: 40163 })
})

test('a code dies after five minutes', async () => {
  const { code } = await sim.control.login({ user: '李奶奶' })
  await sim.control.advance({ ms: 5 * 60_000 })
  expect(await exchange(code)).toMatchObject({ errcode: 40029 })
})

test('a code of another mini-program, an invented one and a phone code are invalid', async () => {
  const { code } = await sim.control.login({ user: '李奶奶', appid: 'wx1111111111111111' })
  expect(await exchange(code)).toMatchObject({ errcode: 40029 })
  expect(await exchange('invented')).toMatchObject({ errcode: 40029 })
  const phone = await sim.control.phoneCode({ user: '李奶奶' })
  expect(await exchange(phone.code)).toMatchObject({ errcode: 40029 })
})

test('wrong appid, secret, grant type and missing code each have their errcode', async () => {
  const { code } = await sim.control.login({ user: '李奶奶' })
  expect(await exchange(code, { appid: 'wx1' })).toMatchObject({ errcode: 40013 })
  expect(await exchange(code, { secret: 'x' })).toMatchObject({ errcode: 40125 })
  expect(await exchange(code, { grant_type: 'x' })).toMatchObject({ errcode: 40002 })
  expect(await exchange('')).toMatchObject({ errcode: 41008 })
})

test('a high-risk user is blocked', async () => {
  await sim.control.setUser({ user: '坏人', flagged: true })
  expect(await exchange((await sim.control.login({ user: '坏人' })).code)).toMatchObject({ errcode: 40226 })
})

test('the 101st login of a user within a minute is too much, and the next minute is free again', async () => {
  for (let i = 0; i < 100; i++) await exchange((await sim.control.login({ user: '李奶奶' })).code)
  const { code } = await sim.control.login({ user: '李奶奶' })
  expect(await exchange(code)).toMatchObject({ errcode: 45011 })
  await sim.control.advance({ ms: 60_000 })
  expect(await exchange(code)).toHaveProperty('openid')
})

test('answers of the login call are JSON that says it is text', async () => {
  const response = await fetch(`${sim.url}/sns/jscode2session`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/plain')
})
