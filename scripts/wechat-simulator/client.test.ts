import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simulatorClient } from './client'
import { CONTROL_PATHS } from './control/calls'
import { APPID, type Caller, SECRET, START, simulator } from './fixture'

let sim: Caller
beforeEach(async () => {
  sim = await simulator()
})
afterEach(() => sim.close())

test('the client over HTTP has every call of the control, and no other', () => {
  expect(Object.keys(simulatorClient(sim.url)).sort()).toEqual(Object.keys(sim.control).sort())
  expect(new Set(Object.values(CONTROL_PATHS)).size).toBe(Object.keys(CONTROL_PATHS).length)
})

test('a login made over HTTP gives a code the platform takes', async () => {
  const client = simulatorClient(sim.url)
  const { code } = await client.login({ user: '李奶奶' })
  const session = await sim.get('/sns/jscode2session', {
    appid: APPID,
    secret: SECRET,
    js_code: code,
    grant_type: 'authorization_code',
  })
  expect(await client.users()).toMatchObject([{ user: '李奶奶', openid: session.openid }])
})

test('the clock can be read, moved and set over HTTP', async () => {
  const client = simulatorClient(sim.url)
  expect(await client.now()).toEqual({ now: START, frozen: true })
  expect(await client.advance({ ms: 5 })).toEqual({ now: START + 5 })
  expect(await client.setClock({ at: START + 60 })).toEqual({ now: START + 60 })
})

test("a refused call rejects with the simulator's words", async () => {
  const client = simulatorClient(sim.url)
  await expect(client.advance({ ms: -1 })).rejects.toThrow(
    'simulator advance: a clock is advanced by 0 ms or more',
  )
  await expect(client.login({ user: '' })).rejects.toThrow('user must be a non-empty string')
  await expect(client.redeliver({ traceId: 'x' })).rejects.toThrow('no event has been made for trace x')
})

test('the log tells what was asked and answered, without the secret', async () => {
  const client = simulatorClient(sim.url)
  await sim.token()
  await sim.get('/cgi-bin/token', { grant_type: 'client_credential', appid: APPID, secret: SECRET })
  const log = await client.requests()
  expect(log).toMatchObject([
    {
      seq: 1,
      at: START,
      method: 'POST',
      path: '/cgi-bin/stable_token',
      status: 200,
      answer: { expires_in: 7200 },
    },
    { seq: 2, method: 'GET', path: '/cgi-bin/token', query: { appid: APPID, secret: '***' } },
  ])
  expect(JSON.stringify(log)).not.toContain(SECRET)
  await client.clearRequests()
  expect(await client.requests()).toEqual([])
})

test('a page of another origin may call the control', async () => {
  const response = await fetch(`${sim.url}/__sim/login`, { method: 'OPTIONS' })
  expect(response.status).toBe(204)
  expect(response.headers.get('access-control-allow-origin')).toBe('*')
})

test('an unknown control call is 404, broken JSON 400', async () => {
  const post = (path: string, body?: string) => fetch(`${sim.url}/__sim/${path}`, { method: 'POST', body })
  expect((await post('nothing')).status).toBe(404)
  expect((await post('login', '{')).status).toBe(400)
})

test('the same seed and the same steps give the same codes; another seed gives others', async () => {
  const [same, other] = await Promise.all([simulator(), simulator({ seed: 'other' })])
  const [a, b, c] = await Promise.all(
    [sim, same, other].map(({ control }) => control.login({ user: '李奶奶' })),
  )
  expect(b).toEqual(a)
  expect(c).not.toEqual(a)
  await Promise.all([same.close(), other.close()])
})

test('users and consents are still there after a restart, when a file is given', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'linli-simulator-'))
  const dataFile = join(folder, 'deep', 'wechat.json')
  const consent = { user: '李奶奶', templateId: 'linli-demo-case-progress' }
  const before = await simulator({ dataFile })
  await simulatorClient(before.url).consent({
    user: consent.user,
    choices: { [consent.templateId]: 'accept' },
  })
  await before.close()
  const after = await simulator({ dataFile })
  expect(await after.control.consentCount(consent)).toEqual({ count: 1 })
  expect(await after.control.users()).toMatchObject([{ user: '李奶奶' }])
  await after.close()
  rmSync(folder, { recursive: true })
})

test('a taken port is refused', async () => {
  await expect(simulator({ port: Number(new URL(sim.url).port) })).rejects.toThrow('EADDRINUSE')
})
