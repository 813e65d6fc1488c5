import { aCase, aReport, type Crew, crewOf, DAY, later, step, walk } from '../../support/cases'
import { type County, freshCounty } from '../../support/county'

let county: County
let crew: Crew
beforeAll(async () => {
  county = await freshCounty()
  crew = await crewOf(county)
})
afterAll(() => county.stop())

const rating = { solved: true, satisfaction: 'basically' as const, comment: '' }

test('a second click on "unsolved" or on a rating changes nothing and makes no event', async () => {
  const one = await aCase(crew, 'closed')
  const input = { id: one.id, version: one.version }
  const first = (await crew.resident.call('cases.rate', { ...input, rating })).ok
  const again = (
    await crew.resident.call('cases.rate', { ...input, rating: { ...rating, comment: '改主意' } })
  ).ok
  expect([again.version, again.myRating]).toEqual([first.version, rating])

  const opened = (await crew.resident.call('cases.unsolved', { ...input, reason: '又坏' })).ok
  expect(opened).toMatchObject({ round: 2, stage: 'dispatched', reworks: 1 })
  const twice = (await crew.resident.call('cases.unsolved', { ...input, reason: '又坏' })).ok
  expect([twice.version, twice.round]).toEqual([opened.version, 2])
})

test('two clicks at once open one round', async () => {
  const one = await aCase(crew, 'closed')
  const send = () => crew.resident.call('cases.unsolved', { id: one.id, version: one.version })
  const answers = await Promise.all([send(), send()])
  expect(answers.map(({ ok }) => ok.round)).toEqual([2, 2])
  expect((await crew.resident.call('cases.view', { id: one.id })).ok.rounds).toHaveLength(2)
})

test('a rating that says "not solved" opens the next round too', async () => {
  const one = await aCase(crew, 'closed')
  const answer = await step(crew.resident, one, 'rate', {
    rating: { solved: false, satisfaction: 'dissatisfied', comment: '没修好' },
  })
  expect(answer.ok).toMatchObject({
    round: 2,
    rounds: [{ ratings: { count: 1, solved: 0, satisfied: 0 } }, {}],
  })
})

test('only who reported answers, and only after closing', async () => {
  const one = await aCase(crew, 'handled')
  const early = await step(crew.resident, one, 'rate', { rating })
  expect([early.status, early.code]).toEqual([409, 'NOT_CLOSED'])
  await walk(crew, one, 'closed')
  const stranger = await county.resident('邻居')
  expect((await step(stranger, one, 'rate', { rating })).code).toBe('FORBIDDEN')
})

test('the last moment of the 15 days belongs to the window; later a linked case is offered', async () => {
  const [inTime, late] = [await aCase(crew, 'closed'), await aCase(crew, 'closed')]
  await later(crew, 15 * DAY)
  expect((await step(crew.resident, inTime, 'unsolved')).ok.round).toBe(2)
  await later(crew, 1)
  const answer = await step(crew.resident, late, 'unsolved')
  expect(answer.body).toMatchObject({ status: 409, code: 'ROUND_WINDOW_OVER', offerLinkedCase: true })
  const linked = await aReport(crew, { linkedCaseId: late.id })
  expect(linked.linked?.id).toBe(late.id)
})

test('what was overdue in round 1 stays so when round 2 is in time', async () => {
  const one = await aCase(crew, 'handling')
  await later(crew, 10 * DAY)
  const closed = await walk(crew, one, 'closed')
  expect(closed.rounds[0]?.overdue).toBe(true)
  const again = (await step(crew.resident, one, 'unsolved')).ok
  expect(again.clock?.overdue).toBe(false)
  const done = await walk(crew, again, 'closed')
  expect(done.rounds.map(({ overdue }) => overdue)).toEqual([true, false])
})

test('what was solved on the spot goes to the dispatcher when it is not solved', async () => {
  const { aPhoto } = await import('../../support/cases')
  const one = await aReport(crew)
  const attachments = [await aPhoto(crew, crew.gridWorker)]
  await step(crew.gridWorker, one, 'selfHandle', { note: '清理了', attachments })
  const closed = await walk(crew, (await crew.resident.call('cases.view', { id: one.id })).ok, 'closed')
  const again = (await step(crew.resident, closed, 'unsolved')).ok
  expect(again).toMatchObject({ stage: 'filed', holder: 'dispatcher', unit: null, round: 2 })
})

describe('申诉', () => {
  test('two different people exempt a case, which stays overdue', async () => {
    const one = await aCase(crew, 'handling')
    await later(crew, 10 * DAY)
    const closed = await walk(crew, one, 'closed')
    expect((await step(crew.handler, closed, 'appeal')).code).toBe('REASON_REQUIRED')
    expect((await step(crew.handler, closed, 'appeal', { reason: '台风' })).ok.appeal).toBe('first')
    expect((await step(crew.handler, closed, 'appeal', { reason: '台风' })).code).toBe('ALREADY_APPEALED')
    const decide = { passed: true, reason: '属实' }
    const first = (await step(crew.supervisor, closed, 'decideAppeal', decide)).ok
    expect(first).toMatchObject({ appeal: 'second', exempt: false })
    expect((await step(crew.supervisor, closed, 'decideAppeal', decide)).code).toBe('SAME_APPROVER')
    const other = await county.supervisor('李督办')
    const second = (await step(other, closed, 'decideAppeal', decide)).ok
    expect(second).toMatchObject({ appeal: 'decided', exempt: true, rounds: [{ overdue: true }] })
  })

  test('one refusal ends it, and before closing there is none', async () => {
    const open = await aCase(crew, 'handling')
    expect((await step(crew.handler, open, 'appeal', { reason: '台风' })).code).toBe('NOT_CLOSED')
    const closed = await aCase(crew, 'closed')
    await step(crew.handler, closed, 'appeal', { reason: '台风' })
    const refused = await step(crew.dispatcher, closed, 'decideAppeal', { passed: false, reason: '不属实' })
    expect(refused.ok).toMatchObject({ appeal: 'decided', exempt: false })
    expect((await step(crew.dispatcher, closed, 'decideAppeal', { passed: true, reason: '又' })).code).toBe(
      'NO_APPEAL',
    )
  })
})
