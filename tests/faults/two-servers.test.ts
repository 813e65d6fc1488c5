import { noticeModel } from '../../server/src/notifications/model'
import { listen } from '../api/notifications/sse'
import { aCase, crewOf, DAY, later } from '../support/cases'
import { startLoad } from './load'
import { casesOfLoad, defects, everythingTold, jobRanAfter } from './outcome'
import { startWorld, type World } from './world'

/** Long before any limit of the book ends. */
const LONG_AGO = 60 * DAY

let world: World
beforeAll(async () => {
  world = await startWorld(new Date(Date.now() - LONG_AGO).toISOString())
})
afterAll(() => world?.end())

test('two servers on one database share the work and do nothing twice', async () => {
  const { county } = world
  const { clock } = county.server
  const crew = await crewOf(county)
  const overdue = await Promise.all([1, 2, 3].map(() => aCase(crew, 'dispatched')))
  // What happened long ago has been told long ago.
  await county.server.settle()
  const people = await Promise.all(['甲', '乙', '丙', '丁'].map((name) => county.resident(name)))
  await later(crew, Date.now() - clock.now(), ...people)

  const servers = await Promise.all([world.startServer(), world.startServer()])
  const urls = servers.map(({ url }) => url)
  const [first] = people
  const streams = await Promise.all(urls.map((url) => listen(url, first?.token as string)))
  const load = startLoad(county, people, () => urls)
  await load.reached(80)
  await load.finish()
  await jobRanAfter(county, 'cases.escalate', clock.now())
  await everythingTold(county)

  expect(await defects(county, load)).toEqual([])
  expect(await casesOfLoad(county)).toBe(load.acknowledged.size)
  const notices = await county.context.model(noticeModel).find({ tenantId: county.context.tenantId }).lean()
  const told = notices.map(({ accountId, eventId }) => `${accountId} ${eventId}`)
  expect(new Set(told).size).toBe(told.length)

  for (const one of overdue) {
    const { timeline } = (await crew.dispatcher.call('cases.view', { id: one.id })).ok
    expect(timeline.filter(({ action }) => action === 'escalate')).toHaveLength(3)
  }
  // Both servers tell both clients, whoever of them did the work.
  const mine = notices.filter(({ accountId }) => accountId === first?.id).length
  for (const stream of streams) {
    const heard = new Set<string>()
    while (heard.size < mine) {
      const { id } = await stream.next()
      expect(heard.has(id)).toBe(false)
      heard.add(id)
    }
    stream.close()
  }
  await Promise.all(servers.map((server) => server.stop()))
}, 600_000)
