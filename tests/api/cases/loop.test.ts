import { aPhoto, aReport, type Crew, crewOf, DAY, later, step } from '../../support/cases'
import { type County, freshCounty } from '../../support/county'

let county: County
let crew: Crew
beforeAll(async () => {
  county = await freshCounty()
  crew = await crewOf(county)
})
afterAll(() => county.stop())

test('a case goes from report to resolution, is rated, found unsolved and handled again', async () => {
  const { resident, gridWorker, dispatcher, handler, unitId } = crew
  const one = await aReport(crew, { attachments: [await aPhoto(crew, resident)] })
  expect(one).toMatchObject({ stage: 'reported', holder: 'filer', round: 1, isReporter: true, clock: null })
  expect(one.attachments).toHaveLength(1)
  expect(one.number).toMatch(/^20260512-\d{4}$/)

  const verified = (await step(gridWorker, one, 'verifyOnSite', { passed: true, note: '确实不亮' })).ok
  expect(verified.stage).toBe('reported')
  expect((await step(dispatcher, one, 'file')).ok).toMatchObject({ stage: 'filed', holder: 'dispatcher' })
  const dispatched = (await step(dispatcher, one, 'dispatch', { unitId })).ok
  expect(dispatched).toMatchObject({ stage: 'dispatched', holder: 'unit', unit: { id: unitId } })
  expect(dispatched.clock).toMatchObject({ state: 'running', overdue: false })
  expect((await step(handler, one, 'accept')).ok.stage).toBe('handling')
  const photo = await aPhoto(crew, handler)
  const handled = (await step(handler, one, 'handle', { note: '已换灯泡', attachments: [photo] })).ok
  expect(handled).toMatchObject({ stage: 'handled', holder: 'checker', clock: { state: 'stopped' } })
  expect((await step(gridWorker, one, 'check', { passed: true, note: '灯亮了' })).ok.stage).toBe('handled')
  expect((await step(gridWorker, one, 'close')).ok.stage).toBe('closed')

  const rating = { solved: true, satisfaction: 'satisfied', comment: '谢谢' }
  const rated = (await step(resident, one, 'rate', { rating })).ok
  expect(rated.myRating).toEqual(rating)
  expect(rated.rounds[0]?.ratings).toEqual({ count: 1, solved: 1, satisfied: 1 })

  await later(crew, DAY)
  const again = (await step(resident, one, 'unsolved', { reason: '今晚又灭了' })).ok
  expect(again).toMatchObject({ stage: 'dispatched', round: 2, reworks: 1, closedAt: null })
  expect(again.rounds[0]).toMatchObject({ round: 1, closedAt: '2026-05-12T01:00:00.000Z', overdue: false })
  expect(again.rounds[1]).toMatchObject({ round: 2, unit: { id: unitId }, handledAt: null })
  expect(again.clock?.dueAt).not.toBe(dispatched.clock?.dueAt)
  expect((await step(handler, one, 'accept')).ok.stage).toBe('handling')

  const { timeline } = again
  expect(timeline.map(({ seq }) => seq)).toEqual(timeline.map((_, i) => i + 1))
  expect(timeline.map(({ action }) => action)).toEqual([
    'report',
    'verifyOnSite',
    'file',
    'dispatch',
    'accept',
    'handle',
    'check',
    'close',
    'rate',
    'unsolved',
  ])
  expect(JSON.stringify(timeline)).not.toContain('王桂英')
})

test('a stage skipped is refused with 409', async () => {
  const one = await aReport(crew)
  const answer = await step(crew.dispatcher, one, 'dispatch', { unitId: crew.unitId })
  expect([answer.status, answer.code]).toEqual([409, 'STAGE_SKIPPED'])
})
