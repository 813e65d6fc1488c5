import type { Input } from '@linli/shared/contract'
import { currentUnit, unitById, unitsFor } from '../../../server/src/areas'
import { type County, freshCounty, type Person } from '../../support/county'

let county: County
let admin: Person
beforeAll(async () => {
  county = await freshCounty()
  admin = await county.administrator('管理员')
})
afterAll(() => county.stop())

type Given = Input<'areas.createUnit'>
let units = 0
const given = (more: Partial<Given> = {}): Given => ({
  code: `unit-${++units}`,
  name: '新单位',
  areaId: county.county._id,
  duties: ['05'],
  workingHours: null,
  phone: '0571-1234567',
  active: true,
  ...more,
})
const create = async (more: Partial<Given> = {}) => (await admin.call('areas.createUnit', given(more))).ok
type Unit = Awaited<ReturnType<typeof create>>
const change = ({ areaPath: _, ...unit }: Unit, more: Partial<Unit>) =>
  admin.call('areas.updateUnit', { ...unit, ...more })

describe('a unit', () => {
  test('is added with duties and hours, and listed', async () => {
    const workingHours = [{ from: '09:00', to: '17:00' }]
    const unit = await create({ workingHours, duties: ['0501', '0501', 'E0'] })
    expect(unit).toMatchObject({
      duties: ['0501', 'E0'],
      workingHours,
      areaPath: county.county.path,
      successorId: null,
    })
    expect((await admin.call('areas.units', {})).ok.items).toContainEqual(unit)
  })

  test('has a code of its own in the county, whoever is first', async () => {
    const same = given({ code: 'same' })
    const answers = await Promise.all([1, 2, 3].map(() => admin.call('areas.createUnit', same)))
    expect(answers.map(({ code }) => code ?? 'ok').sort()).toEqual(['DUPLICATE', 'DUPLICATE', 'ok'])
    const other = await county.secondCounty()
    const theirs = await other.administrator('别县管理员')
    expect((await theirs.call('areas.createUnit', { ...same, areaId: other.county._id })).status).toBe(200)
  })

  test.each([
    [
      'that overlap',
      [
        { from: '08:00', to: '12:00' },
        { from: '11:00', to: '18:00' },
      ],
    ],
    [
      'out of order',
      [
        { from: '14:00', to: '18:00' },
        { from: '08:00', to: '12:00' },
      ],
    ],
    ['that end before they begin', [{ from: '18:00', to: '08:00' }]],
    ['that no clock shows', [{ from: '08:00', to: '25:00' }]],
  ])('is refused with hours %s', async (_, workingHours) => {
    const answer = await admin.call('areas.createUnit', given({ workingHours }))
    expect(answer.code).toBe('INPUT_INVALID')
    expect(answer.body.fields).toMatchObject([{ path: 'workingHours' }])
  })

  test('needs an area of the county, and an administrator of it', async () => {
    const other = await county.secondCounty()
    expect((await admin.call('areas.createUnit', given({ areaId: other.county._id }))).code).toBe(
      'AREA_UNKNOWN',
    )
    const ofTown = await county.administrator('镇管理员', county.towns[0])
    expect((await ofTown.call('areas.createUnit', given())).code).toBe('AREA_FORBIDDEN')
    const inTown = given({ areaId: county.communities[0]!._id })
    expect((await ofTown.call('areas.createUnit', inTown)).status).toBe(200)
    const resident = await county.resident('居民')
    expect((await resident.call('areas.createUnit', given())).code).toBe('ROLE_MISSING')
  })

  test('of another county is not there', async () => {
    const unit = await create()
    const other = await county.secondCounty()
    const theirs = await other.administrator('别县管理员')
    const { areaPath: _, ...rest } = unit
    const answer = await theirs.call('areas.updateUnit', { ...rest, areaId: other.county._id })
    expect(answer.code).toBe('NOT_FOUND')
    expect((await theirs.call('areas.units', {})).ok.items.map(({ id }) => id)).not.toContain(unit.id)
  })

  test('can’t be taken out of an area by who doesn’t administer it', async () => {
    const unit = await create()
    const ofTown = await county.administrator('镇管理员', county.towns[0])
    const { areaPath: _, ...rest } = unit
    const answer = await ofTown.call('areas.updateUnit', { ...rest, areaId: county.towns[0]!._id })
    expect(answer.code).toBe('AREA_FORBIDDEN')
  })
})

describe('a unit that closes', () => {
  test('names its successor, which stands in for it, also through two closings', async () => {
    const [first, second, third] = [await create(), await create(), await create()]
    expect((await change(first, { active: false, successorId: second.id })).ok.successorId).toBe(second.id)
    expect((await change(second, { active: false, successorId: third.id })).status).toBe(200)
    expect((await currentUnit(county.context, first.id))._id).toBe(third.id)
    expect((await currentUnit(county.context, third.id))._id).toBe(third.id)
  })

  test('needs one that is open, known, and not itself', async () => {
    const [unit, closed, open] = [await create(), await create(), await create()]
    await change(closed, { active: false, successorId: open.id })
    expect((await change(unit, { active: false })).code).toBe('INPUT_INVALID')
    expect((await change(unit, { active: false, successorId: unit.id })).code).toBe('INPUT_INVALID')
    expect((await change(unit, { active: false, successorId: 'nothing' })).code).toBe('UNIT_UNKNOWN')
    expect((await change(unit, { active: false, successorId: closed.id })).code).toBe('UNIT_UNKNOWN')
    expect((await change(unit, { active: true, successorId: open.id })).code).toBe('INPUT_INVALID')
    expect((await unitById(county.context, unit.id)).active).toBe(true)
  })

  test('and its successor can’t name each other, even at once', async () => {
    const [one, two] = [await create(), await create()]
    const answers = await Promise.all([
      change(one, { active: false, successorId: two.id }),
      change(two, { active: false, successorId: one.id }),
    ])
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
    expect((await currentUnit(county.context, one.id)).active).toBe(true)
  })
})

describe('the units for a category', () => {
  test('are the open ones whose duties begin like its code, the most exact first', async () => {
    const codes = async (categoryCode: string) =>
      (await admin.call('areas.units', { categoryCode })).ok.items.map(({ code }) => code)
    expect(await codes('0102')).toEqual(['lamps', 'roads'])
    expect(await codes('0201')).toEqual(['roads'])
    expect(await codes('9999')).toEqual([])
    const night = await create({ code: 'night', duties: ['0102'] })
    await change(night, { active: false, successorId: county.units.lamps!._id })
    expect(await codes('0102')).toEqual(['lamps', 'roads'])
  })

  test('are those that work at the place, the nearest first', async () => {
    const [west, east] = county.towns
    await create({ code: 'west-lamps', duties: ['0102'], areaId: west!._id })
    await create({ code: 'east-lamps', duties: ['0102'], areaId: east!._id })
    const found = await unitsFor(county.context, '0102', county.grids[0]!.path)
    expect(found.map(({ code }) => code)).toEqual(['west-lamps', 'lamps', 'roads'])
  })
})
