import { type Caller, simulator } from './fixture'

const LINK = '/wxa/generate_urllink'
let sim: Caller
let token: string
beforeEach(async () => {
  sim = await simulator()
  token = await sim.token()
})
afterEach(() => sim.close())

const link = () => sim.post(LINK, {}, token)
const made = async () => (await sim.control.entrances()).length
const send = (signal?: AbortSignal) =>
  fetch(`${sim.url}${LINK}?access_token=${token}`, { method: 'POST', body: '{}', signal })

/** Resolves once the simulator has noted a request, without looking at the clock. */
async function noted(): Promise<void> {
  while ((await sim.control.requests({ path: LINK })).length === 0) await new Promise(setImmediate)
}

test.each([-1, 40001, 42001, 45009])(
  'errcode %i comes as often as asked and has no effect',
  async (errcode) => {
    await sim.control.addFault({ path: LINK, kind: 'errcode', errcode, times: 2 })
    expect(await link()).toMatchObject({ errcode })
    expect(await link()).toMatchObject({ errcode })
    expect(await made()).toBe(0)
    expect(await link()).toMatchObject({ errcode: 0 })
  },
)

test('a gateway answers 502 with a page', async () => {
  await sim.control.addFault({ path: LINK, kind: 'http', status: 502 })
  const response = await send()
  expect(response.status).toBe(502)
  expect(response.headers.get('content-type')).toBe('text/html')
  expect(await response.text()).toContain('<html>')
})

test('a connection is cut; with effect, the work was done all the same', async () => {
  await sim.control.addFault({ path: LINK, kind: 'reset' })
  await expect(send()).rejects.toThrow('fetch failed')
  expect(await made()).toBe(0)
  await sim.control.addFault({ path: LINK, kind: 'reset', effect: true })
  await expect(send()).rejects.toThrow('fetch failed')
  expect(await made()).toBe(1)
})

test('a hanging request never gets an answer, though the work may be done', async () => {
  await sim.control.addFault({ path: LINK, kind: 'hang', effect: true })
  const giveUp = new AbortController()
  const answer = send(giveUp.signal)
  await noted()
  await sim.control.advance({ ms: 3600_000 })
  giveUp.abort()
  await expect(answer).rejects.toThrow('aborted')
  const [request] = await sim.control.requests({ path: LINK })
  expect(request).toMatchObject({ fault: 'hang' })
  expect(request).not.toHaveProperty('status')
  expect(await made()).toBe(1)
})

test("a slow answer comes on the simulator's clock", async () => {
  await sim.control.addFault({ path: LINK, kind: 'slow', ms: 8_000 })
  const answer = send()
  await noted()
  await sim.control.advance({ ms: 7_999 })
  expect((await sim.control.requests({ path: LINK }))[0]).not.toHaveProperty('status')
  await sim.control.advance({ ms: 1 })
  expect(await (await answer).json()).toMatchObject({ errcode: 0 })
})

test('half a JSON text comes with HTTP 200', async () => {
  await sim.control.addFault({ path: LINK, kind: 'garbage' })
  await expect(link()).rejects.toThrow('JSON')
})

test('a prefix hits every path below it, until it is cleared', async () => {
  await sim.control.addFault({ path: '/wxa/*', kind: 'errcode', errcode: -1, times: 'always' })
  expect(await link()).toMatchObject({ errcode: -1 })
  expect(await sim.post('/wxa/generatescheme', {}, token)).toMatchObject({ errcode: -1 })
  expect(await sim.token()).toBe(token)
  expect(await sim.control.faults()).toEqual([
    { path: '/wxa/*', kind: 'errcode', errcode: -1, times: 'always' },
  ])
  await sim.control.clearFaults()
  expect(await link()).toMatchObject({ errcode: 0 })
})

test('a hanging request does not hold up the end of the simulator', async () => {
  await sim.control.addFault({ path: LINK, kind: 'hang' })
  const answer = send()
  await noted()
  await Promise.all([expect(answer).rejects.toThrow('fetch failed'), sim.close()])
})
