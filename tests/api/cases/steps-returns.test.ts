import { aCase, aReport, type Crew, crewOf, step, walk } from '../../support/cases'
import { type County, freshCounty } from '../../support/county'

let county: County
let crew: Crew
beforeAll(async () => {
  county = await freshCounty()
  crew = await crewOf(county)
})
afterAll(() => county.stop())

type Way = Parameters<typeof step>[2]

test.each<
  [Way, string, (crew: Crew) => Promise<{ id: string }>, (crew: Crew) => Crew['resident'], string, string]
>([
  ['returnToReporter', 'reported', (c) => aReport(c), (c) => c.dispatcher, 'reported', 'reporter'],
  ['returnToFiling', 'filed', (c) => aCase(c, 'filed'), (c) => c.dispatcher, 'reported', 'filer'],
  ['returnToDispatch', 'handling', (c) => aCase(c, 'handling'), (c) => c.handler, 'filed', 'dispatcher'],
  ['returnToHandling', 'handled', (c) => aCase(c, 'handled'), (c) => c.dispatcher, 'handling', 'unit'],
  ['returnFromCheck', 'handled', (c) => aCase(c, 'handled'), (c) => c.gridWorker, 'handling', 'unit'],
])(
  '%s gives a %s case back, needs a reason, and only its holder may',
  async (way, _at, make, who, stage, holder) => {
    const one = await make(crew)
    const silent = await step(who(crew), one, way)
    expect([silent.status, silent.code]).toEqual([422, 'REASON_REQUIRED'])
    const wrong = await step(who(crew) === crew.handler ? crew.gridWorker : crew.handler, one, way, {
      reason: '试试',
    })
    expect(wrong.status).toBe(403)
    const back = (await step(who(crew), one, way, { reason: '情况不清楚' })).ok
    expect(back).toMatchObject({ stage, holder })
    expect(back.timeline.at(-1)).toMatchObject({ action: way, text: '情况不清楚' })
    // Twice is once too often.
    expect((await step(who(crew), one, way, { reason: '再退一次' })).status).not.toBe(200)
  },
)

test('who receives a return decides again with a reason and does not just push it on', async () => {
  const one = await aCase(crew, 'handling')
  await step(crew.handler, one, 'returnToDispatch', { reason: '不归我们管' })
  const pushed = await step(crew.dispatcher, one, 'dispatch', { unitId: crew.otherUnitId })
  expect([pushed.status, pushed.code]).toEqual([422, 'REASON_REQUIRED'])
  const again = await step(crew.dispatcher, one, 'dispatch', { unitId: crew.unitId, reason: '还是你们' })
  expect(again.code).toBe('DUTY_UNDECIDED')
  const other = await step(crew.dispatcher, one, 'dispatch', { unitId: crew.otherUnitId, reason: '改派' })
  expect(other.ok).toMatchObject({ stage: 'dispatched', unit: { id: crew.otherUnitId } })
})

test('after the duty has been decided the same unit can’t return the case', async () => {
  const one = await aCase(crew, 'handling')
  await step(crew.handler, one, 'returnToDispatch', { reason: '不归我们管' })
  const decided = await step(crew.dispatcher, one, 'decideDuty', { unitId: crew.unitId, reason: '三定方案' })
  expect(decided.ok.disputedUnitIds).toEqual([])
  await step(crew.dispatcher, one, 'dispatch', { unitId: crew.unitId, reason: '已裁定' })
  const answer = await step(crew.handler, one, 'returnToDispatch', { reason: '还是不归' })
  expect([answer.status, answer.code]).toEqual([409, 'ALREADY_DECIDED'])
})

test('the reporter answers a return, and the case is with the filer again', async () => {
  const one = await aReport(crew)
  await step(crew.dispatcher, one, 'returnToReporter', { reason: '哪一盏？' })
  const place = county.inside(county.grids[1]!)
  const again = (await step(crew.resident, one, 'resubmit', { note: '第三根灯杆', place })).ok
  expect(again).toMatchObject({ holder: 'filer', place: { gridId: county.grids[1]!._id } })
  expect((await step(crew.dispatcher, one, 'file')).ok.stage).toBe('filed')
})

test('a case that fails its check is handled again on the same clock', async () => {
  const one = await aCase(crew, 'handled')
  const dueAt = one.clock?.dueAt
  const back = (await step(crew.gridWorker, one, 'returnFromCheck', { reason: '还是不亮' })).ok
  expect(back.clock).toMatchObject({ state: 'running', dueAt })
  expect((await walk(crew, back, 'closed')).stage).toBe('closed')
})
