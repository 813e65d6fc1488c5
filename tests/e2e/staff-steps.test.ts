import type { Action } from '@linli/shared/cases/stages'
import { chinaDay } from '@linli/shared/platform/china-time'
import { aCase, aReport, type CaseView, type Crew, crewOf, LAMP } from '../support/cases'
import { freshCounty, type Person } from '../support/county'
import { type H5, openH5 } from '../support/h5'
import { type Filled, staffHands } from '../support/staff-hands'

/** Every step beside the main line, through its form, taken by the server. The main line is walked in loop.test.ts. */

let crew: Crew
let h5: H5
let hands: ReturnType<typeof staffHands>
let secondDispatcher: Person

beforeAll(async () => {
  crew = await crewOf(await freshCounty({ at: new Date().toISOString() }))
  h5 = await openH5({ origin: crew.county.server.url })
  hands = staffHands(h5, crew.county.server.url)
  secondDispatcher = await crew.county.dispatcher('周派遣', crew.county.towns[0])
})
afterAll(async () => {
  expect(h5.errors).toEqual([])
  await h5.close()
  await crew.county.stop()
})

/** Takes steps one after another; after each the last line of the timeline is that step. */
async function walk(one: CaseView, steps: [Person, Action, Filled?][]): Promise<CaseView> {
  for (const [by, action, filled] of steps) {
    await hands.take(by, one.id, action, filled)
    const { timeline } = (await crew.supervisor.call('cases.view', { id: one.id })).ok
    expect(timeline.at(-1)?.action).toBe(action)
  }
  return (await crew.supervisor.call('cases.view', { id: one.id })).ok
}

test('a report is sent back for more, then turned down', async () => {
  const { dispatcher, gridWorker } = crew
  const end = await walk(await aReport(crew), [
    [dispatcher, 'remark', { note: '和昨天那件像' }],
    [dispatcher, 'returnToReporter', { reason: '请说明是哪一栋' }],
    [gridWorker, 'resubmit', { note: '是 3 号楼' }],
    [dispatcher, 'reject', { reason: '属于住户室内设施' }],
  ])
  expect(end.stage).toBe('rejected')
})

test('a dispute over duty: returned, decided, dispatched with a reason', async () => {
  const { dispatcher, handler, unitId } = crew
  const unit = [`.unit-${unitId}`]
  const end = await walk(await aCase(crew, 'dispatched'), [
    [handler, 'returnToDispatch', { reason: '不是本单位路段' }],
    [dispatcher, 'decideDuty', { tap: unit, reason: '按县里文件归你单位' }],
    [dispatcher, 'dispatch', { tap: unit, reason: '权属已裁定' }],
  ])
  expect(end).toMatchObject({ stage: 'dispatched', unit: { id: unitId } })
})

test('an extension needs two people, a suspension its day', async () => {
  const { dispatcher, supervisor, handler } = crew
  const day = chinaDay(Date.now() + 30 * 86_400_000)
  const end = await walk(await aCase(crew, 'handling'), [
    [handler, 'requestExtension', { reason: '配件要 3 天到' }],
    [dispatcher, 'approveExtension'],
    [supervisor, 'approveExtension'],
    [handler, 'requestExtension', { reason: '还差一个配件' }],
    [dispatcher, 'refuseExtension', { reason: '请先用备件' }],
    [handler, 'requestSuspension', { reason: '等汛期结束', until: day }],
    [dispatcher, 'refuseSuspension', { reason: '可以先做临时照明' }],
    [handler, 'requestSuspension', { reason: '临时照明已做，等汛期结束', until: day }],
    [dispatcher, 'approveSuspension'],
    [handler, 'resume'],
  ])
  expect(end.extension.approved).toBe(1)
  expect(end.suspension.state).toBe('over')
})

test('supervision and whistle are answered by the units', async () => {
  const { supervisor, handler, county, otherUnitId } = crew
  const other = await county.handler('马师傅', Object.values(county.units)[1]!)
  const end = await walk(await aCase(crew, 'handling'), [
    [supervisor, 'supervise', { reason: '群众多次反映' }],
    [handler, 'answerSupervision', { note: '今天下午到场' }],
    [secondDispatcher, 'whistle', { tap: ['.all-units', `.unit-${otherUnitId}`], reason: '须封一条车道' }],
    [other, 'answerWhistle', { note: '已到场' }],
  ])
  expect(end.whistles[0]?.answeredAt).not.toBeNull()
})

test('a unit is asked to assist; the figures of both are apart', async () => {
  const { dispatcher, otherUnitId } = crew
  const end = await walk(await aCase(crew, 'handling'), [
    [dispatcher, 'assist', { tap: ['.all-units', `.unit-${otherUnitId}`], note: '请协助封道' }],
  ])
  expect(end.children[0]?.unit?.id).toBe(otherUnitId)
})

test('the same matter nearby is merged, and taken apart again', async () => {
  const { dispatcher } = crew
  const target = await aReport(crew, { text: '花坛边路灯不亮', categoryCode: LAMP })
  const one = await aReport(crew, { text: '花坛边那盏路灯坏了', categoryCode: LAMP })
  const merged = await walk(one, [[dispatcher, 'merge', { tap: [`.target-${target.id}`] }]])
  expect(merged.mergedInto?.id).toBe(target.id)
  const end = await walk(one, [[dispatcher, 'unmerge', { reason: '不是同一盏' }]])
  expect(end.stage).toBe('reported')
})

test('work that is not enough goes back, twice', async () => {
  const { dispatcher, gridWorker } = crew
  const first = await walk(await aCase(crew, 'handled'), [
    [dispatcher, 'returnToHandling', { reason: '照片看不出灯已亮' }],
  ])
  expect(first.stage).toBe('handling')
  const second = await walk(await aCase(crew, 'handled'), [
    [gridWorker, 'check', { tap: ['.result-no'], note: '灯仍不亮' }],
    [gridWorker, 'returnFromCheck', { reason: '灯仍不亮' }],
  ])
  expect(second.stage).toBe('handling')
})

test('after closing: evaluated, appealed, decided by two', async () => {
  const { supervisor, handler, dispatcher } = crew
  const end = await walk(await aCase(crew, 'closed'), [
    [supervisor, 'evaluate'],
    [handler, 'appeal', { reason: '停电由供电公司造成' }],
    [dispatcher, 'decideAppeal', { tap: ['.result-yes'], reason: '情况属实' }],
    [supervisor, 'decideAppeal', { tap: ['.result-yes'], reason: '同意' }],
  ])
  expect(end).toMatchObject({ appeal: 'decided', exempt: true })
})
