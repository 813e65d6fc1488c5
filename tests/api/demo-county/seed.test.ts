import { liveThrough } from '../../../scripts/demo-county/cases'
import { NEIGHBOUR, QINGXI } from '../../../scripts/demo-county/plan'
import { foundCounty, type SeededCounty } from '../../../scripts/demo-county/seed'
import { decideTogether } from '../../../scripts/demo-county/together'
import { eventModel, firstBrokenLink, type StoredEvent } from '../../../server/src/platform/store/events'
import { startTestServer, type TestServer, TUESDAY } from '../../support/server'

/** The demo county with a dozen cases in ten days instead of two hundred in thirty. */
const SHORT = { ...QINGXI, cases: 12, days: 10 }
const UNTIL = Date.parse(TUESDAY)

let server: TestServer
let county: SeededCounty
let neighbour: SeededCounty
const finished: number[] = []
beforeAll(async () => {
  server = await startTestServer()
  const { process, clock, simulator } = server
  const stage = { server: process, clock, wechat: simulator.control }
  clock.set(UNTIL - (SHORT.days + 1) * 86_400_000)
  await simulator.control.setClock({ at: clock.now() })
  county = await foundCounty(stage, SHORT)
  await liveThrough(stage, county, UNTIL, (done) => finished.push(done))
  await decideTogether(stage, county, UNTIL)
  neighbour = await foundCounty(stage, { ...NEIGHBOUR, cases: 0 })
  await server.settle()
}, 180_000)
afterAll(() => server.stop())

const signIn = async (username: string, tenant = SHORT.slug) =>
  (await server.call('identity.demoLogin', { tenant, username })).ok.accessToken

test('the county has its towns, communities, grids, units and 44 accounts', async () => {
  const { items } = (await server.call('areas.tree', { tenant: SHORT.slug })).ok
  const count = (level: string) => items.filter((area) => area.level === level).length
  expect(['county', 'town', 'community', 'grid'].map(count)).toEqual([1, 2, 6, 30])
  expect(county.units).toHaveLength(10)
  expect((await server.call('identity.demoAccounts', { tenant: SHORT.slug })).ok.items).toHaveLength(44)
})

test('every planned case was made, and the cases stand in several stages', async () => {
  expect(finished.at(-1)).toBe(SHORT.cases)
  const token = await signIn('dispatch-1')
  const { items } = (await server.call('cases.list', { limit: 100 }, { token })).ok
  // A unit that assists has a case of its own beside the planned one.
  expect(items.filter(({ title }) => !title.startsWith('协办'))).toHaveLength(SHORT.cases)
  expect(new Set(items.map(({ stage }) => stage)).size).toBeGreaterThan(2)
  for (const { createdAt } of items) expect(Date.parse(createdAt)).toBeLessThanOrEqual(UNTIL)
})

test('anybody signs in as any of its people', async () => {
  const { items } = (await server.call('identity.demoAccounts', { tenant: SHORT.slug })).ok
  for (const { username } of items)
    expect((await server.call('identity.me', {}, { token: await signIn(username) })).status).toBe(200)
})

test('people decide together: a vote that made a decision, opinion groups, an open budget, a meeting, a proposal', async () => {
  const token = await signIn('resident-12')
  const { items } = (await server.call('deliberation.topics', {}, { token })).ok
  const topic = async (words: RegExp) => {
    const { id } = items.find(({ title }) => words.test(title)) as (typeof items)[number]
    return (await server.call('deliberation.topic', { id }, { token })).ok
  }
  const decided = await topic(/充电棚/)
  expect(decided).toMatchObject({ stage: 'executing', ballots: [{ phase: 'published', passed: true }] })
  expect(decided.decision?.ballotId).toBe(decided.ballots[0]?.id)
  expect(decided.steps.map(({ done }) => done)).toEqual([true, false])

  const { id } = await topic(/小公园/)
  const { groups } = (await server.call('deliberation.opinion', { id }, { token })).ok
  expect(groups.length).toBeGreaterThan(1)
  for (const { people } of groups) expect(people).toBeGreaterThanOrEqual(5)

  const open = (await server.call('ballots.list', { tenant: SHORT.slug, phase: 'open' })).ok.items
  expect(open).toMatchObject([{ kind: 'budget', participation: { present: { heads: 6 } } }])
  const meeting = (await topic(/停车/)).meetings[0]
  expect(Date.parse(meeting?.at ?? '')).toBeGreaterThan(UNTIL)
  const proposals = (await server.call('deliberation.proposals', {}, { token })).ok
  expect(proposals.items).toMatchObject([{ state: 'open', supporters: 6, needed: 10 }])
})

test('what happened is a whole chain of events for every case', async () => {
  const { tenantId } = county.context
  const events = await county.context
    .model(eventModel)
    .find({ tenantId, stream: { $gte: 'cases:', $lt: 'cases;' } })
    .sort({ stream: 1, seq: 1 })
    .lean<StoredEvent[]>()
  const streams = new Map<string, StoredEvent[]>()
  for (const event of events) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event])
  expect(streams.size).toBeGreaterThanOrEqual(SHORT.cases)
  for (const stream of streams.values()) expect(firstBrokenLink(stream)).toBeNull()
})

test('nothing of it shows in the county beside it', async () => {
  expect((await server.call('areas.tree', { tenant: NEIGHBOUR.slug })).ok.items).toHaveLength(8)
  expect(neighbour.context.tenantId).not.toBe(county.context.tenantId)
  const token = await signIn('dispatch-1', NEIGHBOUR.slug)
  expect((await server.call('cases.list', {}, { token })).ok.items).toEqual([])
})
