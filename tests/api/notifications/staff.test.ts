import { aCase, aPhoto, aReport, type Crew, crewOf, HOUR, later, step } from '../../support/cases'
import { type County, freshCounty, type Person } from '../../support/county'
import { deliveriesOf, titles, told, withPhone } from './people'

let county: County
let crew: Crew
beforeEach(async () => {
  county = await freshCounty()
  crew = await crewOf(county)
})
afterEach(() => county.stop())

test('a dispatch is told to the unit and to nobody else of the staff', async () => {
  const [, otherUnit] = Object.values(county.units)
  const stranger = await county.handler('别的单位', otherUnit as NonNullable<typeof otherUnit>)
  await aCase(crew, 'dispatched')
  await told(county)
  expect(await titles(crew.handler)).toEqual([expect.stringMatching(/^新任务，.+ 前处理$/)])
  for (const person of [stranger, crew.gridWorker, crew.supervisor]) expect(await titles(person)).toEqual([])
})

test('what was done waits for the grid worker of this grid, not of the next', async () => {
  const neighbour = await county.gridWorker('邻格', county.grids[1])
  await aCase(crew, 'handled')
  await told(county)
  expect(await titles(crew.gridWorker)).toEqual(['有处理结果待核查'])
  expect(await titles(neighbour)).toEqual([])
})

test('a return by the unit waits for the dispatchers, a failed check for the unit', async () => {
  const one = await aCase(crew, 'dispatched')
  await step(crew.handler, one, 'returnToDispatch', { reason: '不是我们的灯' })
  await told(county)
  expect(await titles(crew.dispatcher)).toContain('单位退回，待重新派遣')
  const two = await aCase(crew, 'handled')
  await step(crew.gridWorker, two, 'returnFromCheck', { reason: '还是不亮' })
  await told(county)
  expect(await titles(crew.handler)).toContainEqual(expect.stringMatching(/^核查未通过，.+处理$/))
})

test('an extension is told to the first level, then to the second, then to everybody it concerns', async () => {
  const one = await aCase(crew, 'handling')
  await step(crew.handler, one, 'requestExtension', { reason: '缺配件' })
  await told(county)
  expect(await titles(crew.dispatcher)).toContain('延期申请待审批')
  expect(await titles(crew.supervisor)).not.toContain('延期申请待第二级审批')
  await step(crew.dispatcher, one, 'approveExtension')
  await told(county)
  expect(await titles(crew.supervisor)).toContain('延期申请待第二级审批')
  expect(await titles(crew.resident)).not.toContainEqual(expect.stringContaining('延长'))
  await step(crew.supervisor, one, 'approveExtension')
  await told(county)
  expect(await titles(crew.handler)).toContainEqual(expect.stringContaining('延期已批准'))
  expect(await titles(crew.resident)).toContainEqual(expect.stringContaining('办理时间延长到'))
})

test('a supervision goes to the unit by SMS as well, to those with a phone', async () => {
  await withPhone(county, crew.handler, '13900005678')
  const without = await county.handler('没有手机', Object.values(county.units)[0] as never)
  const one = await aCase(crew, 'handling')
  await step(crew.supervisor, one, 'supervise', { reason: '请抓紧' })
  await told(county)
  for (const person of [crew.handler, without]) expect(await titles(person)).toContain('督办件，请尽快回复')
  expect(await deliveriesOf(county, crew.handler)).toMatchObject([
    { channel: 'sms', state: 'sent', attempts: 1 },
  ])
  expect(await deliveriesOf(county, without)).toMatchObject([
    { channel: 'sms', state: 'refused', error: 'no phone' },
  ])
})

test('a whistle calls the unit that it names', async () => {
  const [, called] = Object.values(county.units)
  const handler = await county.handler('被吹哨', called as NonNullable<typeof called>)
  const one = await aCase(crew, 'dispatched')
  await told(county)
  const town = await county.dispatcher('镇派遣', county.towns[0])
  expect(
    (await step(town, one, 'whistle', { unitId: called?._id as string, reason: '现场需要' })).code,
  ).toBeUndefined()
  await told(county)
  expect(await titles(handler)).toContainEqual(expect.stringMatching(/^乡镇吹哨，.+ 前报到$/))
  expect(await titles(crew.handler)).not.toContainEqual(expect.stringContaining('吹哨'))

  // Two working hours later nobody has come: unit, town and county hear of it, once.
  await later(crew, 3 * HOUR, handler, town)
  for (let i = 0; i < 2; i++) await county.server.runJob('cases.raiseWhistles')
  await told(county)
  const heard = async (person: Person) => (await titles(person)).filter((title) => title.includes('未报到'))
  expect(await heard(handler)).toEqual(['吹哨未报到，被督办'])
  expect(await heard(town)).toEqual(['被吹哨单位未报到'])
  expect(await heard(crew.supervisor)).toEqual(['吹哨未报到，请督促'])
})

test('an overdue case climbs the ladder: each level is told when its turn comes, and once', async () => {
  const [town, community] = await Promise.all([
    county.supervisor('镇督办', county.towns[0]),
    county.supervisor('社区督办', county.communities[0]),
  ])
  await aCase(crew, 'dispatched')
  await told(county)
  const levels: [string, Person][] = [
    ['community', community],
    ['town', town],
    ['county', crew.supervisor],
  ]
  const heard = async () =>
    Object.fromEntries(
      await Promise.all(
        levels.map(async ([level, person]) => [
          level,
          (await titles(person)).filter((title) => title === '下级任务超期').length,
        ]),
      ),
    )
  expect(await heard()).toEqual({ community: 0, town: 0, county: 0 })
  for (let day = 0; day < 60 && (await heard()).county === 0; day++) {
    await later(crew, 12 * HOUR, town, community)
    await county.server.runJob('cases.escalate')
    await county.server.runJob('cases.escalate')
    await told(county)
    const { community: low, town: middle, county: high } = await heard()
    expect(low).toBeGreaterThanOrEqual(middle)
    expect(middle).toBeGreaterThanOrEqual(high)
  }
  expect(await heard()).toEqual({ community: 1, town: 1, county: 1 })
  expect((await titles(crew.handler)).filter((title) => title === '任务已超期')).toHaveLength(3)
})

test('nobody is told of a task that he has just given out himself', async () => {
  const { grantRole } = await import('../../../server/src/identity')
  const [unit] = Object.values(county.units)
  const { _id: areaId, path: areaPath, name: areaName } = county.county
  await grantRole(county.context, {
    ...{ accountId: crew.dispatcher.id, role: 'handler', areaId, areaPath, areaName },
    ...{ unitId: unit?._id as string, unitName: unit?.name as string },
  })
  await aCase(crew, 'dispatched')
  await told(county)
  expect(await titles(crew.dispatcher)).toEqual([])
})

test('a grid worker who solved it on the spot is not asked to check it, the next one is', async () => {
  const second = await county.gridWorker('同格', county.grids[0])
  const one = await aReport(crew)
  const attachments = [await aPhoto(crew, crew.gridWorker)]
  await step(crew.gridWorker, one, 'selfHandle', { note: '已扶正', attachments })
  await told(county)
  expect(await titles(second)).toContain('有自处置待核查')
  expect(await titles(crew.gridWorker)).toEqual([])
})
