import type { ServerProcess } from '../../../server/src/platform/process'
import {
  aCase,
  aReport,
  type CaseView,
  type Crew,
  crewOf,
  DAY,
  HOUR,
  later,
  step,
  walk,
} from '../../support/cases'
import { type County, freshCounty, type Person } from '../../support/county'
import { everywhere, secondProcess } from './second-process'

let county: County
let crew: Crew
let other: ServerProcess
let admin: Person
beforeEach(async () => {
  county = await freshCounty()
  crew = await crewOf(county)
  other = await secondProcess(county)
  admin = await county.administrator('周管理')
})
afterEach(async () => {
  await other.stop()
  await county.stop()
})

const seen = async (one: { id: string }, by: Person = crew.supervisor): Promise<CaseView> =>
  (await by.call('cases.view', { id: one.id })).ok
const linesOf = (one: CaseView, action: string) => one.timeline.filter((line) => line.action === action)
const at = (local: string) => `${local}+08:00`
const clockTo = (local: string) => later(crew, Date.parse(at(local)) - county.server.clock.now())

describe('the escalation ladder', () => {
  test('takes each step once at its time, whoever looks and how often', async () => {
    // Three working days from Tuesday 09:00: due on Friday 09:00.
    const one = await aCase(crew, 'handling')
    await everywhere(county, other, 'cases.escalate')
    expect(linesOf(await seen(one), 'escalate')).toHaveLength(0)

    await clockTo('2026-05-15T08:59:59')
    await everywhere(county, other, 'cases.escalate')
    expect(linesOf(await seen(one), 'escalate')).toHaveLength(0)

    await clockTo('2026-05-15T09:00:00')
    await everywhere(county, other, 'cases.escalate')
    expect(linesOf(await seen(one), 'escalate').map(({ text }) => text)).toEqual([
      '已用时限的 100%，提醒社区（村）督促',
    ])
    const audit = (await crew.supervisor.call('cases.audit', { id: one.id })).ok
    expect(audit.valid).toBe(true)
  })

  test('a clock that jumps over several steps takes all of them, each once, lowest first', async () => {
    const one = await aCase(crew, 'dispatched')
    await clockTo('2026-06-15T09:00:00')
    await everywhere(county, other, 'cases.escalate')
    expect(linesOf(await seen(one), 'escalate').map(({ text }) => text.slice(6, 9))).toEqual([
      '100',
      '150',
      '200',
    ])
    // Set back and forth again: what was taken stays taken.
    await clockTo('2026-05-12T09:00:00')
    await everywhere(county, other, 'cases.escalate')
    await clockTo('2026-07-15T09:00:00')
    await everywhere(county, other, 'cases.escalate')
    expect(linesOf(await seen(one), 'escalate')).toHaveLength(3)
  })

  test('a new ladder counts for the clocks under way', async () => {
    const one = await aCase(crew, 'handling')
    await everywhere(county, other, 'cases.escalate')
    const ladder = [{ percent: 50, level: 'town' as const }]
    await admin.call('cases.setRules', { version: 0, ladder, classOrder: 'streetFirst' })
    await county.server.settle()
    // Half of three working days.
    await clockTo('2026-05-13T15:00:00')
    await everywhere(county, other, 'cases.escalate')
    expect(linesOf(await seen(one), 'escalate').map(({ text }) => text)).toEqual([
      '已用时限的 50%，提醒乡镇（街道）督促',
    ])
  })

  test('what was handed in is left alone, and a new round has a ladder of its own', async () => {
    const one = await aCase(crew, 'handling')
    await clockTo('2026-05-15T10:00:00')
    await everywhere(county, other, 'cases.escalate')
    const closed = await walk(crew, await seen(one), 'closed')
    await clockTo('2026-05-20T10:00:00')
    await everywhere(county, other, 'cases.escalate')
    expect(linesOf(await seen(one), 'escalate')).toHaveLength(1)

    expect((await step(crew.resident, closed, 'unsolved', { reason: '还是不亮' })).code).toBeUndefined()
    await clockTo('2026-05-25T10:00:00')
    await everywhere(county, other, 'cases.escalate')
    const lines = linesOf(await seen(one), 'escalate')
    expect(lines.map(({ round }) => round)).toEqual([1, 2])
  })
})

describe('a suspension', () => {
  test('ends by itself with what was left, counted from its end however late the worker comes', async () => {
    const one = await aCase(crew, 'handling')
    const until = at('2026-05-20T09:00:00')
    await step(crew.handler, one, 'requestSuspension', { reason: '等汛期过去', until })
    expect((await step(crew.dispatcher, one, 'approveSuspension')).code).toBeUndefined()
    await clockTo('2026-05-20T08:59:00')
    await everywhere(county, other, 'cases.resume')
    expect((await seen(one)).suspension.state).toBe('active')
    await clockTo('2026-05-22T16:00:00')
    await everywhere(county, other, 'cases.resume')
    const resumed = await seen(one)
    expect(resumed.suspension.state).toBe('over')
    expect(linesOf(resumed, 'resume')).toHaveLength(1)
    // Three working days were left on Wednesday 09:00.
    expect(Date.parse(resumed.clock!.dueAt)).toBe(Date.parse(at('2026-05-25T09:00:00')))
  })
})

describe('a whistle', () => {
  test('without an answer after two working hours is supervised and raised to the county once', async () => {
    const town = await county.dispatcher('乡镇派遣', county.towns[0])
    const one = await aCase(crew, 'handling')
    await step(town, one, 'whistle', { unitId: crew.otherUnitId, reason: '需要联合处置' })
    await step(town, one, 'whistle', { unitId: crew.unitId, reason: '一起来' })
    await later(crew, 2 * HOUR)
    await everywhere(county, other, 'cases.raiseWhistles')
    expect((await seen(one)).supervisions).toHaveLength(0)
    await later(crew, 1)
    await everywhere(county, other, 'cases.raiseWhistles')
    const raised = await seen(one)
    expect(raised.supervisions.map(({ level }) => level)).toEqual(['county', 'county'])
    expect(raised.whistles.map(({ raisedAt }) => raisedAt !== null)).toEqual([true, true])
    expect(linesOf(raised, 'supervise')).toHaveLength(2)
    expect(linesOf(raised, 'escalate')).toHaveLength(2)
    expect((await crew.supervisor.call('cases.tasks', {})).ok.items.map(({ id }) => id)).toEqual([one.id])

    // The unit that was called answers by coming; the lead unit answers the order as well.
    const called = await county.handler('马师傅', county.units.roads!)
    expect((await step(called, one, 'answerWhistle', { note: '已到' })).code).toBeUndefined()
    expect((await step(crew.handler, one, 'handle', { note: '好了' })).code).toBe('SUPERVISION_OPEN')
    expect((await step(crew.handler, one, 'answerSupervision', { note: '马上来' })).code).toBeUndefined()
    expect((await seen(one)).supervisions.every(({ answeredAt }) => answeredAt !== null)).toBe(true)
  })

  test('that was answered in time raises nothing', async () => {
    const town = await county.dispatcher('乡镇派遣', county.towns[0])
    const one = await aReport(crew)
    await step(town, one, 'whistle', { unitId: crew.unitId, reason: '请来看' })
    await step(crew.handler, one, 'answerWhistle', { note: '已到' })
    await later(crew, 8 * HOUR)
    await everywhere(county, other, 'cases.raiseWhistles')
    expect((await seen(one)).supervisions).toHaveLength(0)
  })
})

describe('综合评价', () => {
  test('comes by itself once when the 15 days for “unsolved” are over, not before', async () => {
    const one = await aCase(crew, 'closed')
    await later(crew, 15 * DAY)
    await everywhere(county, other, 'cases.evaluate')
    expect((await seen(one)).stage).toBe('closed')
    await later(crew, 1)
    await everywhere(county, other, 'cases.evaluate')
    const evaluated = await seen(one)
    expect(evaluated.stage).toBe('evaluated')
    expect(linesOf(evaluated, 'evaluate').map(({ as }) => as)).toEqual(['system'])
  })
})
