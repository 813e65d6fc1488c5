import { type Probe, startProbe } from './probe'

let probe: Probe
let token: string
beforeAll(async () => {
  probe = await startProbe({ processes: 2 })
  token = await probe.signIn()
})
afterAll(() => probe.stop())

const make = (text: string, key: string, more: { token?: string; url?: string } = {}) =>
  probe.send('POST', '/api/v1/notes', { token, key, body: { text }, ...more })
const howMany = async (text: string) =>
  ((await probe.send('GET', '/api/v1/notes?limit=100', { token })).ok.items as { text: string }[]).filter(
    (note) => note.text === text,
  ).length

test('a form sent three times at once, to two processes, has one effect and equal replies', async () => {
  const answers = await Promise.all(
    [0, 1, 0].map((i) => make('路灯不亮', 'three-at-once', { url: probe.urls[i] as string })),
  )
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  expect(await howMany('路灯不亮')).toBe(1)
})

test('a repeat later gets the same reply and says that it is one', async () => {
  const first = await make('井盖缺失', 'again-later')
  await probe.send('POST', `/api/v1/notes/${first.ok.id}/edit`, {
    token,
    body: { version: 1, text: '井盖已补' },
  })
  const second = await make('井盖缺失', 'again-later')
  expect(second.ok).toEqual(first.ok)
  expect(second.headers.get('idempotency-replayed')).toBe('true')
  expect(first.headers.get('idempotency-replayed')).toBeNull()
})

test('the same key with other words is refused', async () => {
  await make('占道经营', 'other-words')
  expect(await make('占道堆物', 'other-words')).toMatchObject({ status: 422, code: 'IDEMPOTENCY_MISMATCH' })
})

test('a key belongs to one person', async () => {
  const other = await probe.signIn('李建国')
  const mine = await make('垃圾未清', 'whose-key')
  const theirs = await make('垃圾未清', 'whose-key', { token: other })
  expect(theirs.ok.id).not.toBe(mine.ok.id)
})

test('a refusal is not remembered: the key can be used for the corrected form', async () => {
  expect((await make('', 'corrected')).code).toBe('INPUT_INVALID')
  expect((await make('树枝断落', 'corrected')).status).toBe(200)
})

test('a key of another form than ours is named as the mistake', async () => {
  const answer = await make('路面破损', 'a b')
  expect(answer).toMatchObject({ status: 400, code: 'INPUT_INVALID' })
  expect(answer.body.fields).toEqual([{ path: 'Idempotency-Key', message: expect.any(String) }])
})
