import { eventModel } from '../../../server/src/platform/store/events'
import { aCase, type CaseView, type Crew, crewOf } from '../../support/cases'
import { type County, freshCounty, type Person } from '../../support/county'

let county: County
let crew: Crew
let admin: Person
beforeAll(async () => {
  county = await freshCounty()
  crew = await crewOf(county)
  admin = await county.administrator('周管理')
})
afterAll(() => county.stop())

const audit = async (one: CaseView) => (await admin.call('cases.audit', { id: one.id })).ok
const events = () => county.context.model(eventModel).collection
const link = (one: CaseView, seq: number) => ({
  tenantId: county.context.tenantId,
  stream: `cases:${one.id}`,
  seq,
})

describe('the audit of a case', () => {
  test('lists its events and says that the chain holds', async () => {
    const one = await aCase(crew, 'closed')
    const { valid, brokenAt, events: lines } = await audit(one)
    expect([valid, brokenAt]).toEqual([true, null])
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, i) => i + 1))
    expect(lines[0]).toMatchObject({ type: 'cases.report', actor: { kind: 'account', id: crew.resident.id } })
    expect(lines.at(-1)?.type).toBe('cases.close')
  })

  test('names the event that was changed behind our back', async () => {
    const one = await aCase(crew, 'handling')
    await events().updateOne(link(one, 2), { $set: { 'data.to': 'closed' } })
    expect(await audit(one)).toMatchObject({ valid: false, brokenAt: 2 })
  })

  test('names the event that was taken out, also at the end of the chain', async () => {
    const [middle, end] = [await aCase(crew, 'handling'), await aCase(crew, 'handling')]
    await events().deleteOne(link(middle, 2))
    expect(await audit(middle)).toMatchObject({ valid: false, brokenAt: 3 })
    await events().deleteOne(link(end, end.version))
    expect(await audit(end)).toMatchObject({ valid: false, brokenAt: end.version })
  })

  test('is for administrators, evaluators and supervisors of the place', async () => {
    const one = await aCase(crew, 'filed')
    const evaluator = await county.evaluator('郑评价')
    for (const may of [evaluator, crew.supervisor])
      expect((await may.call('cases.audit', { id: one.id })).ok.valid).toBe(true)
    for (const mayNot of [crew.resident, crew.dispatcher, crew.handler])
      expect((await mayNot.call('cases.audit', { id: one.id })).code).toBe('ROLE_MISSING')
    const elsewhere = await county.supervisor('东镇督办', county.towns[1])
    expect((await elsewhere.call('cases.audit', { id: one.id })).code).toBe('NOT_FOUND')
    const second = await county.secondCounty()
    const other = await second.administrator('吴管理')
    expect((await other.call('cases.audit', { id: one.id })).code).toBe('NOT_FOUND')
  })
})
