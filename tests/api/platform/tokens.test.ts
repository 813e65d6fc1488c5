import { createHmac } from 'node:crypto'
import { type Probe, startProbe } from './probe'

let probe: Probe
beforeAll(async () => {
  probe = await startProbe()
})
afterAll(() => probe.stop())

const list = (token?: string) => probe.send('GET', '/api/v1/notes', token === undefined ? {} : { token })
const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>

test('nobody without a token, with the way to sign in named', async () => {
  const answer = await list()
  expect(answer).toMatchObject({ status: 401, code: 'NOT_SIGNED_IN' })
  expect(answer.headers.get('www-authenticate')).toBe('Bearer')
})

test('a token that was signed by somebody else is none', async () => {
  const [head, ,] = (await probe.signIn()).split('.')
  const body = part({ ...claimsOf(await probe.signIn()), exp: 9_999_999_999 })
  const signature = createHmac('sha256', 'another-secret-of-16').update(`${head}.${body}`).digest('base64url')
  expect((await list(`${head}.${body}.${signature}`)).code).toBe('NOT_SIGNED_IN')
})

test('a token with other claims under the old signature is none', async () => {
  const [head, body, signature] = (await probe.signIn()).split('.') as [string, string, string]
  const other = part({ ...claimsOf(`.${body}.`), tenant: 'another' })
  expect((await list(`${head}.${other}.${signature}`)).code).toBe('NOT_SIGNED_IN')
})

test('a token that says it needs no signature is none', async () => {
  const claims = claimsOf(await probe.signIn())
  expect((await list(`${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`)).code).toBe('NOT_SIGNED_IN')
})

test.each(['', 'abc', 'a.b.c', '🙂'.normalize(), 'null'])('rubbish %p is none', async (rubbish) => {
  const answer = await probe.send('GET', '/api/v1/notes', { token: encodeURIComponent(rubbish) || ' ' })
  expect(answer.code).toBe('NOT_SIGNED_IN')
})

test('a token lives 15 minutes and then says that it has ended', async () => {
  const token = await probe.signIn()
  probe.clock.advance(899_000)
  expect((await list(token)).status).toBe(200)
  probe.clock.advance(2_000)
  expect(await list(token)).toMatchObject({ status: 401, code: 'SESSION_EXPIRED' })
})

test('a stale token shuts nobody out of what everybody may read', async () => {
  const token = await probe.signIn()
  probe.clock.advance(901_000)
  expect((await probe.send('GET', '/api/v1/wait', { token })).status).toBe(200)
})
