import path from 'node:path'
import { JOBS } from '../../../scripts/demo-county/cases'
import { NEIGHBOUR } from '../../../scripts/demo-county/plan'
import { foundCounty, type SeededCounty } from '../../../scripts/demo-county/seed'
import { leafFor } from '../../../scripts/replay/categories'
import { type Row, readRows } from '../../../scripts/replay/read-file'
import { replay } from '../../../scripts/replay/replay'
import { type CaseDoc, caseModel } from '../../../server/src/cases/model'
import { eventModel, firstBrokenLink, type StoredEvent } from '../../../server/src/platform/store/events'
import { startTestServer, type TestServer, TUESDAY } from '../../support/server'

jest.setTimeout(600_000)

const DAY = 86_400_000
const NOW = Date.parse(TUESDAY)
const REAL = path.resolve(__dirname, '../../../../shared/data/requests-sf-2011-06.csv')

/** Some of the file, of every kind: as the whole is replayed by `npm run replay`. */
function someOf(rows: readonly Row[]): Row[] {
  // Within three days: the whole file takes the clock eleven.
  const closed = rows.filter(
    ({ placed, askedAt, closedAt }) => placed && closedAt !== null && closedAt < askedAt + 3 * DAY,
  )
  const chosen = new Set([
    ...rows.filter(({ placed }) => !placed).slice(0, 3),
    ...closed.slice(0, 8),
    // The last to be closed are those that took long.
    ...closed.sort((a, b) => (a.closedAt as number) - (b.closedAt as number)).slice(-6),
    ...rows.filter(({ placed, closedAt }) => placed && closedAt === null).slice(0, 7),
  ])
  return rows.filter((row) => chosen.has(row))
}
const rows = someOf(readRows(REAL))

/** The smaller of the demo counties: the same way of making it, in a fraction of the time. */
const COUNTY = NEIGHBOUR

let server: TestServer
let county: SeededCounty
beforeAll(async () => {
  server = await startTestServer()
  server.clock.set(NOW - 31 * DAY)
  county = await foundCounty(
    { server: server.process, clock: server.clock, wechat: server.simulator.control },
    COUNTY,
  )
})
afterAll(() => server.stop())

const everyHour = async () => {
  for (const job of JOBS) await server.runJob(job)
  await server.settle()
}
const run = (told?: Parameters<typeof replay>[3]) =>
  replay({ url: server.url, clock: server.clock, tenant: COUNTY.slug, everyHour }, rows, NOW, told)

const casesNow = () =>
  county.context
    .model(caseModel)
    .find({ tenantId: county.context.tenantId })
    .sort({ createdAt: 1 })
    .lean<CaseDoc[]>()
const eventsNow = () =>
  county.context
    .model(eventModel)
    .find({ tenantId: county.context.tenantId, stream: { $gte: 'cases:', $lt: 'cases;' } })
    .sort({ stream: 1, seq: 1 })
    .lean<StoredEvent[]>()
const requestOf = (one: CaseDoc) => rows.find(({ id }) => one.title.startsWith(`【回放 ${id}】`)) as Row

test('a replay that is cut off and started again ends with the counts of the file', async () => {
  const cutOff = run(({ closed }) => {
    if (closed >= 4) throw new Error('the lights went out')
  })
  await expect(cutOff).rejects.toThrow('the lights went out')
  const half = await casesNow()
  expect(half.filter(({ stage }) => stage === 'closed').length).toBeGreaterThanOrEqual(4)

  const hours: number[] = []
  const counts = await run(({ at }) => hours.push(at))
  expect(counts.stuck).toEqual([])
  expect(counts).toMatchObject({ read: 24, placed: 21, closed: 14, stuck: [] })
  expect(counts.refused.map(({ code }) => code)).toEqual(Array(3).fill('PLACE_OUTSIDE'))
  for (const { detail } of counts.refused) expect(detail).toMatch(/\p{Script=Han}/u)
  expect(hours).toEqual([...hours].sort((a, b) => a - b))

  const cases = await casesNow()
  expect(cases).toHaveLength(21)
  expect(cases.filter(({ stage }) => stage === 'closed')).toHaveLength(14)
  const late = cases.filter(
    ({ wasOverdue, clockState, dueAt }) =>
      wasOverdue || (clockState === 'running' && (dueAt?.getTime() ?? 0) < server.clock.now()),
  )
  expect(late.length).toBeGreaterThan(0)
  expect(counts.overdue).toBe(late.length)
})

test('every case was asked and closed at the file’s own times, moved on by whole weeks', async () => {
  const cases = await casesNow()
  const shift = cases[0]!.createdAt.getTime() - requestOf(cases[0]!).askedAt
  expect(shift % (7 * DAY)).toBe(0)
  for (const one of cases) {
    const { askedAt, closedAt } = requestOf(one)
    expect(one.createdAt.getTime() - askedAt).toBe(shift)
    expect(one.closedAt && one.closedAt.getTime() - shift).toBe(closedAt)
    expect(one.closedAt?.getTime() ?? 0).toBeLessThanOrEqual(NOW)
  }
})

test('every case went the whole way in the county: grid, category, unit, people', async () => {
  const grids = new Set(county.areas.filter(({ level }) => level === 'grid').map(({ _id }) => _id))
  for (const one of await casesNow()) {
    const { category } = requestOf(one)
    expect(grids.has(one.place.gridId)).toBe(true)
    expect(one.category?.code).toBe(leafFor(category).code)
    const duties = county.units.find(({ _id }) => _id === one.unitId)?.duties ?? []
    expect(duties.some((duty) => leafFor(category).code.startsWith(duty))).toBe(true)
    expect(one.reporterIds).toHaveLength(1)
    expect(['handling', 'closed']).toContain(one.stage)
  }
})

test('started again, nothing is made twice', async () => {
  const [cases, events] = [await casesNow(), await eventsNow()]
  const counts = await run()
  expect(counts).toMatchObject({ read: 24, placed: 21, closed: 14, stuck: [] })
  expect(counts.refused).toHaveLength(3)
  expect(await casesNow()).toEqual(cases)
  expect(await eventsNow()).toEqual(events)
  const streams = cases.map(({ _id }) => events.filter(({ stream }) => stream === `cases:${_id}`))
  expect(streams.flat()).toHaveLength(events.length)
  for (const stream of streams) expect(firstBrokenLink(stream)).toBeNull()
})
