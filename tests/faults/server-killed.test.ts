import { startLoad } from './load'
import { casesOfLoad, defects, everythingTold, jobRanAfter } from './outcome'
import { type ChildServer, startWorld, type World } from './world'

let world: World
beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world?.end())

test('kill -9 of the server in the middle of load loses nothing that was acknowledged', async () => {
  const { county } = world
  const people = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => county.resident(name)))
  let server: ChildServer = await world.startServer()
  const load = startLoad(county, people, () => [server.url])

  await load.reached(20)
  await server.kill()
  const killed = Date.now()
  expect(load.heard.at(-1)?.status).toBeDefined()
  server = await world.startServer()
  await load.reached(40)
  await server.kill()
  server = await world.startServer()
  await load.reached(60)
  await load.finish()

  await everythingTold(county)
  expect(await defects(county, load)).toEqual([])
  expect(await casesOfLoad(county)).toBe(load.acknowledged.size)
  await jobRanAfter(county, 'notifications.deliver', killed)
}, 600_000)
