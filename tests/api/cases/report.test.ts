import { aPhoto, aReport, type Crew, crewOf, LAMP, placeIn } from '../../support/cases'
import { type County, freshCounty } from '../../support/county'

let county: County
let crew: Crew
beforeAll(async () => {
  county = await freshCounty()
  crew = await crewOf(county)
})
afterAll(() => county.stop())

const place = () => placeIn(county)

test('words and place are enough; the category may be left to the staff', async () => {
  const one = (await crew.resident.call('cases.report', { text: '井盖翘起来了。很危险', place: place() })).ok
  expect(one).toMatchObject({
    title: '井盖翘起来了',
    text: '井盖翘起来了。很危险',
    category: null,
    stage: 'reported',
    source: 'resident',
    isReporter: true,
    place: { gridId: county.grids[0]!._id, address: '人民路12号' },
  })
  expect(one.timeline).toMatchObject([{ seq: 1, action: 'report', as: 'reporter', actorName: '上报人' }])
})

test('a form sent three times makes one case', async () => {
  const input = { text: '三次提交的同一件事', place: place(), categoryCode: LAMP }
  const send = () => crew.resident.call('cases.report', input, { idempotencyKey: 'three-times-1' })
  const answers = await Promise.all([send(), send(), send()])
  expect(new Set(answers.map((answer) => answer.ok.id)).size).toBe(1)
  const mine = (await crew.resident.call('cases.mine', {})).ok
  expect(mine.items.filter(({ title }) => title === '三次提交的同一件事')).toHaveLength(1)
})

test('twenty reports at once get twenty numbers', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => aReport(crew)))
  expect(new Set(all.map(({ number }) => number)).size).toBe(20)
})

test('a place outside of the county, an unknown category, a stranger’s photo and an unknown link are refused', async () => {
  const report = (more: object) =>
    crew.resident.call('cases.report', { text: '测试一下', place: place(), ...more })
  const outside = { lng: 110, lat: 30, address: '' }
  expect((await report({ place: outside })).code).toBe('PLACE_OUTSIDE')
  expect((await report({ categoryCode: '9999' })).code).toBe('CATEGORY_UNKNOWN')
  expect((await report({ attachments: [await aPhoto(crew, crew.handler)] })).code).toBe('FILE_UNKNOWN')
  expect((await report({ linkedCaseId: 'nothing' })).code).toBe('TARGET_UNKNOWN')
})

test('only staff of the place enter patrol finds and phone calls', async () => {
  const input = { text: '巡查发现垃圾', place: place(), source: 'patrol' as const }
  expect((await crew.resident.call('cases.report', input)).code).toBe('ROLE_MISSING')
  const elsewhere = await county.gridWorker('周网格', county.grids.at(-1)!)
  expect((await elsewhere.call('cases.report', input)).code).toBe('AREA_FORBIDDEN')
  const found = (await crew.gridWorker.call('cases.report', input)).ok
  expect(found).toMatchObject({ source: 'patrol', isReporter: false, moderation: 'passed' })
  const called = await crew.dispatcher.call('cases.report', { ...input, source: 'phone' })
  expect(called.ok.source).toBe('phone')
})

test('a new case may be linked to an earlier one', async () => {
  const first = await aReport(crew)
  const second = await aReport(crew, { linkedCaseId: first.id })
  expect(second.linked).toEqual({ id: first.id, number: first.number })
})

test('ten thousand characters are refused with 400', async () => {
  const answer = await crew.resident.call('cases.report', { text: '字'.repeat(10_000), place: place() })
  expect([answer.status, answer.code]).toEqual([400, 'INPUT_INVALID'])
})
