import { type Probe, startProbe } from './probe'

let probe: Probe
beforeEach(async () => {
  probe = await startProbe()
})
afterEach(() => probe.stop())

/** Lets a request come as far as its handler; `open` lets it go on. */
async function requestUnderWay() {
  let open = () => undefined as undefined
  probe.handles.gate = new Promise((resolve) => {
    open = () => void resolve() as undefined
  })
  const arrived = new Promise<void>((resolve) => {
    probe.handles.arrived = resolve
  })
  const answer = probe.send('GET', '/api/v1/wait')
  await arrived
  return { answer, open }
}

test('a request under way is answered before the process ends', async () => {
  const { answer, open } = await requestUnderWay()
  const stopped = probe.processes[0]?.stop()
  open()
  expect((await answer).ok).toEqual({ done: true })
  await stopped
})

test('nobody new is let in once it ends', async () => {
  const { answer, open } = await requestUnderWay()
  const stopped = probe.processes[0]?.stop()
  await expect(fetch(`${probe.urls[0]}/healthz`)).rejects.toThrow()
  open()
  await answer
  await stopped
})

test('it says when it is ready and that it lives', async () => {
  expect((await fetch(`${probe.urls[0]}/healthz`)).status).toBe(200)
  expect((await fetch(`${probe.urls[0]}/readyz`)).status).toBe(200)
  const metrics = await (await fetch(`${probe.urls[0]}/metrics`)).text()
  expect(metrics).toContain('linli_http_request_seconds')
})
