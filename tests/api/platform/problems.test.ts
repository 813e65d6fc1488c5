import { type Probe, startProbe } from './probe'

let probe: Probe
let token: string
beforeAll(async () => {
  probe = await startProbe()
  token = await probe.signIn()
})
afterAll(() => probe.stop())

const make = (body: unknown) => probe.send('POST', '/api/v1/notes', { token, body })

test('a failure is a problem document with a code and a sentence', async () => {
  const answer = await make({ text: '' })
  expect(answer.headers.get('content-type')).toContain('application/problem+json')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.body).toMatchObject({
    type: 'urn:linli:problem:INPUT_INVALID',
    title: 'INPUT_INVALID',
    code: 'INPUT_INVALID',
    status: 400,
    detail: '提交的内容有误，请按提示修改后再试。',
    fields: [{ path: 'text', message: '至少 2 个字' }],
  })
})

test('what nobody expected is an id and nothing of the inside', async () => {
  for (const path of ['/api/v1/careless', '/api/v1/breach']) {
    const answer = await probe.send('GET', path, { token })
    expect(answer.body).toEqual({
      type: 'urn:linli:problem:INTERNAL',
      title: 'INTERNAL',
      code: 'INTERNAL',
      status: 500,
      detail: expect.any(String),
      instance: expect.stringMatching(/^urn:uuid:/),
    })
  }
})

test('an address that is not there is told from a method that is not', async () => {
  expect(await probe.send('GET', '/api/v1/nothing', { token })).toMatchObject({
    status: 404,
    code: 'ROUTE_UNKNOWN',
  })
  expect(await probe.send('PUT', '/api/v1/notes', { token, body: {} })).toMatchObject({
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
  })
})

describe('a body that is no input', () => {
  test.each([
    ['half a JSON text', '{"text": "路灯', 'application/json', 400, 'BODY_MALFORMED'],
    ['a list', '["路灯不亮"]', 'application/json', 400, 'BODY_MALFORMED'],
    ['plain words', '路灯不亮', 'text/plain', 400, 'INPUT_INVALID'],
    ['an unknown kind', '%%%', 'application/x-unheard-of', 400, 'INPUT_INVALID'],
    ['300 KB', JSON.stringify({ text: 'a'.repeat(300_000) }), 'application/json', 413, 'BODY_TOO_LARGE'],
  ])('%s', async (_, raw, contentType, status, code) => {
    expect(await probe.send('POST', '/api/v1/notes', { token, raw, contentType })).toMatchObject({
      status,
      code,
    })
  })
})

describe('words of people', () => {
  test('10,000 characters are refused with the limit, and nothing is written', async () => {
    const answer = await make({ text: '灯'.repeat(10_000) })
    expect(answer).toMatchObject({ status: 400, code: 'INPUT_INVALID' })
    expect(answer.body.fields).toEqual([{ path: 'text', message: '最多 2000 个字' }])
    expect((await probe.send('GET', '/api/v1/notes', { token })).ok.items).toEqual([])
  })

  test('emoji count as one character and survive', async () => {
    const words = '👨‍👩‍👧 路灯😀'
    expect((await make({ text: words })).ok.text).toBe(words)
    expect((await make({ text: '😀'.repeat(2_000) })).status).toBe(200)
  })

  test('marks that turn the direction of writing are taken out', async () => {
    expect((await make({ text: '路灯\u202egnp.exe\u2066\u200b不亮\u0000' })).ok.text).toBe('路灯gnp.exe不亮')
  })

  test('only invisible marks are no words', async () => {
    expect((await make({ text: '\u202e\u200b\u2066\u200e' })).code).toBe('INPUT_INVALID')
  })
})

describe('operators of the database in input', () => {
  test.each([
    ['in place of words', 'POST', '/api/v1/notes', { text: { $ne: null } }],
    ['as a member', 'POST', '/api/v1/notes', { text: '路灯', $where: '1' }],
    ['in place of a version', 'POST', '/api/v1/notes/abc/edit', { version: { $gt: 0 }, text: '路灯' }],
    ['as a list', 'POST', '/api/v1/notes', { text: ['$ne'] }],
  ])('%s', async (_, method, path, body) => {
    expect(await probe.send(method, path, { token, body })).toMatchObject({
      status: 400,
      code: 'INPUT_INVALID',
    })
  })

  test('in the query string and in an id', async () => {
    expect(await probe.send('GET', '/api/v1/notes?limit[$gt]=1', { token })).toMatchObject({
      code: 'INPUT_INVALID',
    })
    expect(await probe.send('GET', '/api/v1/notes?cursor=a&cursor=b', { token })).toMatchObject({
      code: 'INPUT_INVALID',
    })
    expect(
      await probe.send('POST', '/api/v1/notes/%7B%22%24ne%22%3A1%7D/edit', {
        token,
        body: { version: 1, text: '路灯' },
      }),
    ).toMatchObject({ code: 'INPUT_INVALID' })
  })
})

describe('a cursor that is not ours', () => {
  const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
  test.each([
    ['any words', 'abc'],
    ['an object', forged({ at: 1, id: 'a' })],
    ['an operator', forged([{ $gt: 0 }, 'a'])],
    ['too short', forged([1])],
    ['an id that is none', forged([1, 'a b'])],
    ['no number', forged(['1', 'a'])],
    ['a time that no date holds', forged([1e300, 'a'])],
  ])('%s', async (_, cursor) => {
    expect(await probe.send('GET', `/api/v1/notes?cursor=${cursor}`, { token })).toMatchObject({
      status: 400,
      code: 'CURSOR_INVALID',
    })
  })
})

test('every answer carries the headers that protect a browser', async () => {
  const { headers } = await probe.send('GET', '/api/v1/notes', { token })
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('x-frame-options')).toBeTruthy()
  expect(headers.get('x-request-id')).toBeTruthy()
  expect(headers.get('x-powered-by')).toBeNull()
})
