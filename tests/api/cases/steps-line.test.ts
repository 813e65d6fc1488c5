import { aCase, aPhoto, aReport, type Crew, crewOf, placeIn, step, walk } from '../../support/cases'
import { type County, freshCounty } from '../../support/county'

let county: County
let crew: Crew
beforeAll(async () => {
  county = await freshCounty()
  crew = await crewOf(county)
})
afterAll(() => county.stop())

test('dispatching stores the due time of the category and the unit’s calendar', async () => {
  const one = await aCase(crew, 'dispatched')
  // Tuesday 09:00 and three 工作日 of eight working hours (DOMAIN §1): Friday 09:00.
  expect(one.clock).toMatchObject({
    dueAt: '2026-05-15T01:00:00.000Z',
    limit: { amount: 3, unit: 'workingDay' },
  })
  expect(one.timeline.at(-1)).toMatchObject({ action: 'dispatch', dueAt: '2026-05-15T01:00:00.000Z' })
})

test('of two dispatchers at once one wins and the other is told what changed', async () => {
  const one = await aCase(crew, 'filed')
  const other = await county.dispatcher('吴派遣')
  const input = { id: one.id, version: one.version }
  const answers = await Promise.all([
    crew.dispatcher.call('cases.dispatch', { ...input, unitId: crew.unitId }),
    other.call('cases.dispatch', { ...input, unitId: crew.otherUnitId }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const lost = answers.find(({ status }) => status === 409)!
  expect(lost.body).toMatchObject({
    code: 'STALE_VERSION',
    currentVersion: one.version + 1,
    stage: 'dispatched',
    holder: 'unit',
  })
})

test('a stale version is refused with what it is now', async () => {
  const one = await aReport(crew)
  await step(crew.dispatcher, one, 'file')
  const late = await crew.dispatcher.call('cases.file', { id: one.id, version: one.version })
  expect(late.status).toBe(409)
  expect(late.body).toMatchObject({
    code: 'STALE_VERSION',
    currentVersion: 2,
    stage: 'filed',
    holder: 'dispatcher',
  })
  const ahead = await crew.dispatcher.call('cases.file', { id: one.id, version: 99 })
  expect(ahead.code).toBe('STALE_VERSION')
})

test('the same step taken twice is refused the second time', async () => {
  const one = await aReport(crew)
  expect((await step(crew.dispatcher, one, 'file')).status).toBe(200)
  const again = await step(crew.dispatcher, one, 'file')
  expect([again.status, again.code]).toEqual([409, 'STAGE_PASSED'])
})

test('the same key sent twice is one step with equal replies', async () => {
  const one = await aReport(crew)
  const send = () =>
    crew.dispatcher.call(
      'cases.file',
      { id: one.id, version: one.version },
      { idempotencyKey: `file-${one.id}` },
    )
  const [first, second] = [await send(), await send()]
  expect(second.ok).toEqual(first.ok)
})

test('roles of another area and other roles are refused', async () => {
  const one = await aReport(crew)
  const elsewhere = await county.dispatcher('郑派遣', county.towns[1]!)
  expect((await step(elsewhere, one, 'file')).code).toBe('AREA_FORBIDDEN')
  expect((await step(crew.supervisor, one, 'file')).code).toBe('FORBIDDEN')
  expect((await step(crew.resident, one, 'file')).code).toBe('ROLE_MISSING')
  const stranger = await county.resident('路人')
  expect((await step(stranger, one, 'withdraw')).code).toBe('FORBIDDEN')
})

test('another county finds nothing', async () => {
  const second = await county.secondCounty()
  const outsider = await second.dispatcher('外县派遣')
  const one = await aReport(crew)
  expect((await outsider.call('cases.view', { id: one.id })).status).toBe(404)
  const answer = await outsider.call('cases.file', { id: one.id, version: 1 })
  expect([answer.status, answer.code]).toEqual([404, 'NOT_FOUND'])
  const theirs = Object.values(second.units)[0]!
  const filed = await aCase(crew, 'filed')
  expect((await step(crew.dispatcher, filed, 'dispatch', { unitId: theirs._id })).code).toBe('UNIT_UNKNOWN')
})

test('a case without category can’t be filed until it has one', async () => {
  const place = { ...placeIn(county), address: '' }
  const one = (await crew.resident.call('cases.report', { text: '这里有点问题', place })).ok
  expect((await step(crew.dispatcher, one, 'file')).code).toBe('CATEGORY_UNKNOWN')
  expect((await step(crew.dispatcher, one, 'file', { categoryCode: '0101' })).ok.category?.code).toBe('0101')
})

test('handling needs a photo, closing needs a passed check', async () => {
  const one = await aCase(crew, 'handling')
  expect((await step(crew.handler, one, 'handle', { note: '好了' })).code).toBe('PHOTO_REQUIRED')
  const attachments = [await aPhoto(crew, crew.handler)]
  expect((await step(crew.handler, one, 'handle', { attachments })).code).toBe('NOTE_REQUIRED')
  await walk(crew, (await crew.handler.call('cases.view', { id: one.id })).ok, 'handled')
  expect((await step(crew.gridWorker, one, 'close')).code).toBe('CHECK_MISSING')
  await step(crew.gridWorker, one, 'check', { passed: false, note: '没修好' })
  expect((await step(crew.gridWorker, one, 'close')).code).toBe('CHECK_MISSING')
})

test('a grid worker solves a case on the spot and it is checked and closed like any other', async () => {
  const one = await aReport(crew)
  const attachments = [await aPhoto(crew, crew.gridWorker)]
  const solved = (await step(crew.gridWorker, one, 'selfHandle', { note: '当场清理', attachments })).ok
  expect(solved).toMatchObject({ stage: 'handled', unit: null, clock: null })
  expect((await walk(crew, solved, 'closed')).stage).toBe('closed')
})

test('the reporter takes a report back before it is filed and not after', async () => {
  const one = await aReport(crew)
  expect((await step(crew.resident, one, 'withdraw')).ok.stage).toBe('withdrawn')
  const filed = await aCase(crew, 'filed')
  expect((await step(crew.resident, filed, 'withdraw')).code).toBe('STAGE_PASSED')
})

test('a rejection needs a reason, which the reporter reads', async () => {
  const one = await aReport(crew)
  expect((await step(crew.dispatcher, one, 'reject')).code).toBe('REASON_REQUIRED')
  await step(crew.dispatcher, one, 'reject', { reason: '属于小区物业职责' })
  const seen = (await crew.resident.call('cases.view', { id: one.id })).ok
  expect(seen).toMatchObject({ stage: 'rejected', holder: null })
  expect(seen.timeline.at(-1)?.text).toBe('属于小区物业职责')
})

test('a remark adds a line whatever happened in between', async () => {
  const one = await aCase(crew, 'dispatched')
  const late = await crew.gridWorker.call('cases.remark', { id: one.id, version: 1, note: '已电话联系' })
  expect(late.ok.timeline.at(-1)).toMatchObject({ action: 'remark', as: 'collector', text: '已电话联系' })
})

test('every step is told to others once, by ids only', async () => {
  const one = await aCase(crew, 'closed')
  const events = await county.server.process.services.connection
    .collection('events')
    .find({ tenantId: county.tenant._id, stream: `cases:${one.id}` })
    .sort({ seq: 1 })
    .toArray()
  expect(events.map(({ type }) => type)).toEqual([
    'cases.report',
    'cases.file',
    'cases.dispatch',
    'cases.accept',
    'cases.handle',
    'cases.check',
    'cases.close',
  ])
  expect(events[2]?.data).toMatchObject({ round: 1, to: 'dispatched', unitId: crew.unitId })
  expect(JSON.stringify(events)).not.toMatch(/路灯不亮|王桂英|灯泡/)
})
