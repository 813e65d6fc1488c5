import { readFileSync } from 'node:fs'
import path from 'node:path'
import { dueAt } from '@linli/shared/cases/clock'
import type { Input } from '@linli/shared/contract'
import { calendarFor, unitById } from '../../../server/src/areas'
import { eventModel } from '../../../server/src/platform/store/events'
import { type County, freshCounty, type Person } from '../../support/county'

let county: County
let admin: Person
beforeAll(async () => {
  county = await freshCounty()
  admin = await county.administrator('管理员')
})
afterAll(() => county.stop())

type Days = NonNullable<Input<'areas.importCalendar'>['days']>
const listed = (year: number): Days =>
  JSON.parse(readFileSync(path.resolve(__dirname, `../../../../shared/data/holidays/${year}.json`), 'utf8'))
    .days
const importing = (year: number, days?: Days, by: Person = admin) =>
  by.call('areas.importCalendar', { year, ...(days && { days }) })
const day = (date: string, isOffDay = true) => ({ name: '元旦', date, isOffDay })
const imports = (year: number) =>
  county.context.model(eventModel).countDocuments({
    ...{ tenantId: county.context.tenantId, type: 'areas.calendarImported' },
    'data.year': year,
  })

test('the library’s list of a year is the State Council’s', async () => {
  for (const year of [2025, 2026]) expect((await importing(year, listed(year))).ok.changed).toBe(false)
})

test('a list is imported once: again, in another order or from the library, it changes nothing and tells nobody', async () => {
  const days = listed(2024)
  expect((await importing(2024, days)).ok).toEqual({ year: 2024, days: days.length, changed: true })
  expect((await importing(2024, [...days].reverse())).ok.changed).toBe(false)
  expect((await importing(2024)).ok.changed).toBe(false)
  expect(await imports(2024)).toBe(1)
})

test('the same list sent twice at once tells of it once', async () => {
  const answers = await Promise.all([1, 2].map(() => importing(2030, [day('2030-01-01')])))
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0)
  expect((await importing(2030, [day('2030-01-01')])).ok.changed).toBe(false)
  expect(await imports(2030)).toBe(1)
})

test('a corrected list replaces the one before it', async () => {
  await importing(2031, [day('2031-01-01')])
  expect((await importing(2031, [day('2031-01-01'), day('2031-01-02')])).ok).toEqual({
    ...{ year: 2031, days: 2, changed: true },
  })
  expect(await imports(2031)).toBe(2)
})

test('this year and the next are shown; one without a list is provisional', async () => {
  const { items } = (await admin.call('areas.calendars', {})).ok
  expect(items.find(({ year }) => year === 2026)).toMatchObject({
    provisional: false,
    days: listed(2026).length,
  })
  expect(items.find(({ year }) => year === 2027)).toEqual({
    ...{ year: 2027, days: 0, provisional: true, importedAt: null },
  })
})

test.each([
  ['a year that is not announced', 2027, undefined],
  ['an empty list', 2027, []],
  ['a day of another year', 2027, [day('2026-12-31')]],
  ['a day twice', 2027, [day('2027-01-01'), day('2027-01-01', false)]],
  ['a make-up day in the week', 2027, [day('2027-01-04', false)]],
])('%s is refused, and nothing is imported', async (_, year, days) => {
  expect((await importing(year, days)).code).toBe('CALENDAR_INVALID')
  expect(await imports(2027)).toBe(0)
})

test('every wrong day is named', async () => {
  const days = [day('2027-01-01'), day('2026-01-01'), day('2027-01-01'), day('2027-01-05', false)]
  const { body } = await importing(2027, days)
  expect((body.fields as { path: string }[]).map((field) => field.path)).toEqual([
    'days.1',
    'days.2',
    'days.3',
  ])
})

test('only an administrator of the whole county imports', async () => {
  const dispatcher = await county.dispatcher('派遣员')
  expect((await importing(2027, [day('2027-01-01')], dispatcher)).code).toBe('ROLE_MISSING')
  const ofTown = await county.administrator('镇管理员', county.towns[0])
  expect((await importing(2027, [day('2027-01-01')], ofTown)).code).toBe('AREA_FORBIDDEN')
})

test('a list stays in its own county', async () => {
  const other = await county.secondCounty()
  const theirs = await other.administrator('别县管理员')
  expect((await importing(2032, [day('2032-01-01')], theirs)).ok.changed).toBe(true)
  const { items } = (await admin.call('areas.calendars', {})).ok
  expect(items.map(({ year }) => year)).not.toContain(2032)
})

test('deadlines run over the holidays of the county and the hours of the unit', async () => {
  const friday = Date.parse('2026-02-13T16:30:00+08:00')
  const limit = { amount: 5, unit: 'workingDay' } as const
  const usual = await calendarFor(county.context)
  expect(new Date(dueAt(friday, limit, usual).dueAt)).toEqual(new Date('2026-02-27T16:30:00+08:00'))

  const made = await admin.call('areas.createUnit', {
    ...{ code: 'late', name: '夜班所', areaId: county.county._id, duties: [], phone: null, active: true },
    workingHours: [{ from: '18:00', to: '24:00' }],
  })
  const night = await calendarFor(county.context, await unitById(county.context, made.ok.id))
  const due = dueAt(friday, { amount: 1, unit: 'workingHour' }, night)
  expect(new Date(due.dueAt)).toEqual(new Date('2026-02-13T19:00:00+08:00'))
})
