import { aCase, type Crew, crewOf, DAY, HOUR, later, step } from '../../support/cases'
import { type County, freshCounty } from '../../support/county'

let county: County
let crew: Crew
beforeAll(async () => {
  county = await freshCounty()
  crew = await crewOf(county)
})
afterAll(() => county.stop())

describe('延期', () => {
  test('the first level alone changes nothing, the second adds one limit, and they are two people', async () => {
    const one = await aCase(crew, 'handling')
    // Friday 09:00, and three more working days.
    expect(Date.parse(one.clock!.dueAt)).toBe(Date.parse('2026-05-15T09:00:00+08:00'))
    expect((await step(crew.handler, one, 'requestExtension')).code).toBe('REASON_REQUIRED')
    const asked = (await step(crew.handler, one, 'requestExtension', { reason: '等配件' })).ok
    expect(asked.extension).toEqual({ approved: 0, level: 1, reason: '等配件' })
    expect((await step(crew.handler, one, 'requestExtension', { reason: '再等' })).code).toBe(
      'REQUEST_PENDING',
    )
    expect((await step(crew.supervisor, one, 'approveExtension')).status).toBe(403)
    const first = (await step(crew.dispatcher, one, 'approveExtension')).ok
    expect([first.extension.level, first.clock?.dueAt]).toEqual([2, one.clock?.dueAt])
    const second = (await step(crew.supervisor, one, 'approveExtension')).ok
    expect(second.extension).toMatchObject({ approved: 1, level: null })
    expect(Date.parse(second.clock!.dueAt)).toBe(Date.parse('2026-05-20T09:00:00+08:00'))
  })

  test('refusals don’t count, and a third is not left', async () => {
    const one = await aCase(crew, 'handling')
    await step(crew.handler, one, 'requestExtension', { reason: '一' })
    await step(crew.dispatcher, one, 'refuseExtension', { reason: '不同意' })
    for (const reason of ['二', '三']) {
      await step(crew.handler, one, 'requestExtension', { reason })
      await step(crew.dispatcher, one, 'approveExtension')
      expect((await step(crew.supervisor, one, 'approveExtension')).status).toBe(200)
    }
    const answer = await step(crew.handler, one, 'requestExtension', { reason: '四' })
    expect([answer.status, answer.code]).toEqual([409, 'NO_EXTENSION_LEFT'])
  })
})

describe('挂账', () => {
  const until = (days: number) => new Date(county.server.clock.now() + days * DAY).toISOString()

  test('stops the clock and resumes with what was left', async () => {
    const one = await aCase(crew, 'handling')
    await later(crew, HOUR)
    expect(
      (await step(crew.handler, one, 'requestSuspension', { reason: '雨季', until: until(400) })).code,
    ).toBe('SUSPENSION_TOO_LONG')
    const asked = await step(crew.handler, one, 'requestSuspension', { reason: '雨季', until: until(30) })
    expect(asked.ok.suspension.state).toBe('requested')
    expect(asked.ok.clock?.state).toBe('running')
    const active = (await step(crew.dispatcher, one, 'approveSuspension')).ok
    expect(active).toMatchObject({ suspension: { state: 'active' }, clock: { state: 'suspended' } })
    expect((await step(crew.handler, one, 'accept')).status).not.toBe(200)

    // A week later at the same hour: 23 of the 24 working hours were left.
    await later(crew, 7 * DAY)
    const on = (await step(crew.handler, one, 'resume')).ok
    expect(on).toMatchObject({ suspension: { state: 'over' }, clock: { state: 'running' } })
    expect(Date.parse(on.clock!.dueAt) - Date.parse(one.clock!.dueAt)).toBe(7 * DAY)
    const again = await step(crew.handler, one, 'requestSuspension', { reason: '又下雨', until: until(5) })
    expect(again.code).toBe('ALREADY_SUSPENDED')
  })

  test('is not for a case that is overdue', async () => {
    const one = await aCase(crew, 'handling')
    await later(crew, 10 * DAY)
    const late = await step(crew.handler, one, 'requestSuspension', { reason: '雨季', until: until(5) })
    expect([late.status, late.code]).toEqual([409, 'OVERDUE'])
  })

  test('refused, the clock has never stopped', async () => {
    const one = await aCase(crew, 'handling')
    await step(crew.handler, one, 'requestSuspension', { reason: '雨季', until: until(5) })
    const refused = (await step(crew.dispatcher, one, 'refuseSuspension', { reason: '不符合条件' })).ok
    expect(refused).toMatchObject({ suspension: { state: 'none' }, clock: { dueAt: one.clock!.dueAt } })
    expect((await step(crew.dispatcher, one, 'approveSuspension')).code).toBe('NOTHING_PENDING')
  })
})

describe('督办', () => {
  test('binds the unit to answer before it hands in', async () => {
    const one = await aCase(crew, 'handling')
    expect((await step(crew.dispatcher, one, 'supervise', { reason: '快' })).status).toBe(403)
    const ordered = (await step(crew.supervisor, one, 'supervise', { reason: '群众多次反映' })).ok
    expect(ordered.supervisions).toMatchObject([
      { level: 'county', reason: '群众多次反映', answeredAt: null },
    ])
    expect((await step(crew.handler, one, 'returnToDispatch', { reason: '不归我们' })).code).toBe(
      'SUPERVISION_OPEN',
    )
    const answered = (await step(crew.handler, one, 'answerSupervision', { note: '今天完成' })).ok
    expect(answered.supervisions[0]?.answeredAt).not.toBeNull()
    expect((await step(crew.handler, one, 'answerSupervision', { note: '再答' })).code).toBe('NO_SUPERVISION')
  })
})

describe('吹哨', () => {
  test('a town calls a unit, which answers within two working hours', async () => {
    const town = await county.dispatcher('街道值班', county.towns[0]!)
    const one = await aCase(crew, 'filed')
    const reason = '多部门问题'
    expect((await step(crew.dispatcher, one, 'whistle', { unitId: crew.unitId, reason })).code).toBe(
      'FORBIDDEN',
    )
    const called = (await step(town, one, 'whistle', { unitId: crew.unitId, reason })).ok
    const [call] = called.whistles
    expect(call).toMatchObject({ unit: { id: crew.unitId }, answeredAt: null, raisedAt: null })
    expect((await step(town, one, 'whistle', { unitId: crew.unitId, reason })).code).toBe('WHISTLE_OPEN')
    const waiting = (await crew.handler.call('cases.tasks', {})).ok
    expect(waiting.items.find(({ id }) => id === one.id)?.reason).toMatch('吹哨')
    const came = (await step(crew.handler, one, 'answerWhistle', { note: '已到场' })).ok
    expect(came.whistles[0]?.answeredAt).not.toBeNull()
    expect((await step(crew.handler, one, 'answerWhistle', { note: '又到' })).code).toBe('NO_WHISTLE')
  })
})
