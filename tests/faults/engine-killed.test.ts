import { setTimeout as pause } from 'node:timers/promises'
import { startLoad } from './load'
import { casesOfLoad, defects, everythingTold, jobRanAfter } from './outcome'
import { startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world?.end())

test('kill -9 of the engine in the middle of load loses nothing, and the server comes back by itself', async () => {
  const { county } = world
  const people = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => county.resident(name)))
  const server = await world.startServer()
  const load = startLoad(county, people, () => [server.url])

  await load.reached(40)
  process.kill(world.engine.pid as number, 'SIGKILL')
  await world.engine.exited
  const killed = Date.now()
  const before = load.heard.length

  // Without its engine the server says so instead of hanging, and says that it isn't ready.
  while (load.heard.slice(before).filter(({ status }) => status === 503).length < 4) await pause(50)
  expect((await fetch(`${server.url}/readyz`)).status).toBe(503)
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
  const reading = await fetch(`${server.url}/api/v1/notifications`, {
    headers: { Authorization: `Bearer ${people[0]?.token}` },
  })
  expect(reading.status).toBe(503)
  expect(reading.headers.get('retry-after')).toBe('5')
  expect(await reading.json()).toMatchObject({ code: 'UNAVAILABLE' })

  await world.restartEngine()
  await load.reached(80)
  await load.finish()
  const outage = load.heard.slice(before).filter(({ status }) => status !== 200)
  expect(new Set(outage.map(({ status }) => status))).toEqual(new Set([503]))
  expect(Math.max(...load.heard.map(({ ms }) => ms))).toBeLessThan(60_000)

  await everythingTold(county)
  expect(await defects(county, load)).toEqual([])
  expect(await casesOfLoad(county)).toBe(load.acknowledged.size)
  await jobRanAfter(county, 'notifications.deliver', killed)
}, 600_000)
