import { aCase, aPhoto, type Crew, crewOf, DAY, later, step, walk } from '../../support/cases'
import { type County, freshCounty } from '../../support/county'

let county: County
let crew: Crew
beforeAll(async () => {
  county = await freshCounty()
  crew = await crewOf(county)
})
afterAll(() => county.stop())

/** A lead case in handling with one assisting unit. */
async function joint() {
  const lead = await aCase(crew, 'handling')
  const withChild = (
    await step(crew.dispatcher, lead, 'assist', { unitId: crew.otherUnitId, note: '请清运土方' })
  ).ok
  const helper = await county.handler('周师傅', Object.values(county.units)[1]!)
  return { lead: withChild, child: withChild.children[0]!, helper }
}

test('an assisting unit gets a child with its own clock', async () => {
  const { lead, child, helper } = await joint()
  expect(lead.children).toHaveLength(1)
  expect(child).toMatchObject({ stage: 'dispatched', unit: { id: crew.otherUnitId }, visibility: 'private' })
  expect(child.clock?.state).toBe('running')
  const opened = (await helper.call('cases.view', { id: child.id })).ok
  expect(opened.parent).toEqual({ id: lead.id, number: lead.number })
  expect(opened.text).toBe('请清运土方')
  expect((await step(crew.dispatcher, child, 'assist', { unitId: crew.unitId, note: '再加' })).code).toBe(
    'CHILD_HAS_NO_CHILDREN',
  )
  expect((await step(crew.dispatcher, lead, 'assist', { unitId: crew.otherUnitId, note: '重复' })).code).toBe(
    'ALREADY_ASSISTING',
  )
})

test('the lead can’t close before its children', async () => {
  const { lead, child, helper } = await joint()
  const checked = await walk(crew, lead, 'checked')
  const early = await step(crew.gridWorker, checked, 'close')
  expect([early.status, early.code]).toEqual([409, 'CHILDREN_OPEN'])

  await step(helper, child, 'accept')
  await step(helper, child, 'handle', { note: '已清运', attachments: [await aPhoto(crew, helper)] })
  await step(crew.gridWorker, child, 'check', { passed: true, note: '干净' })
  expect((await step(crew.gridWorker, child, 'close')).ok.stage).toBe('closed')
  expect((await step(crew.gridWorker, lead, 'close')).ok.stage).toBe('closed')
})

test('each unit’s overdue is its own', async () => {
  const { lead, child } = await joint()
  await walk(crew, lead, 'handled')
  await later(crew, 10 * DAY)
  const seen = (await crew.dispatcher.call('cases.view', { id: lead.id })).ok
  expect(seen.clock?.overdue).toBe(false)
  expect(seen.children.find(({ id }) => id === child.id)?.clock?.overdue).toBe(true)
})

test('a family is not merged', async () => {
  const { lead } = await joint()
  const target = await aCase(crew, 'filed')
  expect((await step(crew.dispatcher, lead, 'merge', { targetId: target.id })).code).toBe('HAS_CHILDREN')
})
