import { importCalendar } from '../../../server/src/areas'
import { caseModel } from '../../../server/src/cases/model'
import { openSession } from '../../../server/src/identity'
import type { ServerProcess } from '../../../server/src/platform/process'
import { eventModel } from '../../../server/src/platform/store/events'
import { aCase, type CaseView, type Crew, crewOf, step } from '../../support/cases'
import { type County, freshCounty } from '../../support/county'
import { everywhere, secondProcess } from './second-process'

/** A Wednesday whose next three working days lie in a year without a published list. */
const YEAR_END = '2026-12-30T09:00:00+08:00'
/** New year’s list as it comes out: Friday and Saturday off. */
const LIST = {
  year: 2027,
  days: [
    { name: '元旦', date: '2027-01-01', isOffDay: true },
    { name: '元旦', date: '2027-01-04', isOffDay: true },
  ],
}

let county: County
let crew: Crew
let other: ServerProcess
beforeEach(async () => {
  county = await freshCounty({ at: YEAR_END })
  crew = await crewOf(county)
  other = await secondProcess(county)
})
afterEach(async () => {
  await other.stop()
  await county.stop()
})

const seen = async (one: { id: string }): Promise<CaseView> =>
  (await crew.supervisor.call('cases.view', { id: one.id })).ok
const dueOf = (one: CaseView) => new Date(Date.parse(one.clock!.dueAt)).toISOString()

const recomputations = async () => {
  const { tenantId } = county.context
  return county.context.model(eventModel).find({ tenantId, type: 'cases.recompute' }).lean()
}

async function importList(days = LIST.days): Promise<void> {
  await importCalendar(county.context, { year: LIST.year, days })
  await Promise.all([county.server.settle(), other.outbox.drain()])
}

test('an imported year moves the open deadlines, once and with one line each', async () => {
  const open = await aCase(crew, 'handling')
  const handed = await aCase(crew, 'handled')
  expect(open.clock?.provisional).toBe(true)
  expect(dueOf(open)).toBe('2027-01-04T01:00:00.000Z')

  await importList()
  const moved = await seen(open)
  expect(moved.clock?.provisional).toBe(false)
  // Friday and Monday are off: Wednesday, Thursday, Tuesday, and one hour of Wednesday.
  expect(dueOf(moved)).toBe('2027-01-06T01:00:00.000Z')
  expect(moved.rounds[0]?.dueAt).toBe(moved.clock?.dueAt)
  expect(moved.timeline.at(-1)?.text).toBe(
    '导入2027年节假日安排，处置时限由 2027-01-04 09:00 调整为 2027-01-06 09:00',
  )
  const left = await seen(handed)
  expect([dueOf(left), left.version]).toEqual([dueOf(handed), handed.version])

  const events = await recomputations()
  expect(events.map(({ data }) => data)).toEqual([
    expect.objectContaining({
      old: Date.parse('2027-01-04T09:00:00+08:00'),
      new: Date.parse('2027-01-06T09:00:00+08:00'),
      cause: '导入2027年节假日安排',
    }),
  ])
  expect((await crew.supervisor.call('cases.audit', { id: open.id })).ok.valid).toBe(true)
})

test('the same list again changes nothing, and a repeated event finds nothing to do', async () => {
  const open = await aCase(crew, 'handling')
  await importList()
  const { version } = await seen(open)
  await importList()
  await importList([...LIST.days, { name: '国庆节', date: '2027-10-01', isOffDay: true }])
  expect((await seen(open)).version).toBe(version)
  expect(await recomputations()).toHaveLength(1)
})

test('a suspended clock keeps what was left by the new list', async () => {
  const open = await aCase(crew, 'handling')
  const until = '2027-01-08T09:00:00+08:00'
  await step(crew.handler, open, 'requestSuspension', { reason: '等材料', until })
  await step(crew.dispatcher, open, 'approveSuspension')
  await importList()
  const suspended = await seen(open)
  expect(suspended.suspension.state).toBe('active')
  expect(suspended.clock?.provisional).toBe(false)
})

test('the ladder follows the new due time', async () => {
  const open = await aCase(crew, 'handling')
  await everywhere(county, other, 'cases.escalate')
  await importList()
  county.server.clock.set('2027-01-06T08:59:00+08:00')
  await everywhere(county, other, 'cases.escalate')
  const { tenantId } = county.context
  const firedSteps = async () =>
    (await county.context.model(caseModel).findOne({ tenantId, _id: open.id }).lean())?.firedSteps
  expect(await firedSteps()).toEqual([])
  county.server.clock.set('2027-01-06T09:00:00+08:00')
  await everywhere(county, other, 'cases.escalate')
  expect(await firedSteps()).toEqual(['community-100'])
})

test('an imported year moves the time a called unit has to answer, once and with a line, and it is raised at the new one', async () => {
  const town = await county.dispatcher('周镇长', county.towns[0]!)
  const open = await aCase(crew, 'dispatched')
  county.server.clock.set('2026-12-31T17:00:00+08:00')
  for (const person of [crew.supervisor, crew.dispatcher, crew.handler, town])
    person.token = (await openSession(county.context, person.id)).accessToken
  await step(town, open, 'whistle', { unitId: crew.otherUnitId, reason: '需要现场会商' })
  const call = async () => (await seen(open)).whistles[0]!
  expect(Date.parse((await call()).dueAt)).toBe(Date.parse('2027-01-01T09:00:00+08:00'))

  await importList()
  await importList()
  const dueAt = '2027-01-05T09:00:00+08:00'
  expect(Date.parse((await call()).dueAt)).toBe(Date.parse(dueAt))
  const { timeline } = await seen(open)
  const name = county.units.roads!.name
  expect(timeline.map(({ text }) => text)).toContain(
    `导入2027年节假日安排，${name}的报到时限由 2027-01-01 09:00 调整为 2027-01-05 09:00`,
  )
  const events = (await recomputations()).filter(({ data }) => data.whistle)
  expect(events.map(({ data }) => [data.old, data.new, data.unitId])).toEqual([
    [Date.parse('2027-01-01T09:00:00+08:00'), Date.parse(dueAt), crew.otherUnitId],
  ])

  county.server.clock.set(dueAt)
  await everywhere(county, other, 'cases.raiseWhistles')
  crew.supervisor.token = (await openSession(county.context, crew.supervisor.id)).accessToken
  expect((await call()).raisedAt).toBeNull()
  county.server.clock.advance(60_000)
  await everywhere(county, other, 'cases.raiseWhistles')
  expect((await call()).raisedAt).not.toBeNull()
})

test('more cases than one batch are all moved, each once', async () => {
  const first = await aCase(crew, 'handling')
  const { tenantId } = county.context
  const cases = county.context.model(caseModel)
  const one = await cases.findOne({ tenantId, _id: first.id }).lean()
  const copies = Array.from({ length: 250 }, (_, i) => ({
    ...one!,
    ...{ _id: `copy-${i}`, number: `20261230-9${i}`, version: 0, chainHash: '' },
  }))
  for (const copy of copies) delete (copy as { externalId?: unknown }).externalId
  await cases.collection.insertMany(copies as never[])
  await importList()
  const due = new Date('2027-01-06T01:00:00.000Z')
  expect(await cases.countDocuments({ tenantId, dueAt: due })).toBe(251)
  const events = await recomputations()
  expect(new Set(events.map(({ stream }) => stream)).size).toBe(251)
  expect(events).toHaveLength(251)
})
