import { casesOfPerson } from '../../../server/src/cases/personal-data'
import { aCase, aPhoto, aReport, type Crew, crewOf, placeIn, step } from '../../support/cases'
import { type County, freshCounty } from '../../support/county'

let county: County
let crew: Crew
beforeAll(async () => {
  county = await freshCounty()
  crew = await crewOf(county)
})
afterAll(() => county.stop())

test('an export holds the own reports, lines and ratings and nobody else’s', async () => {
  const one = await aCase(crew, 'closed', { text: '我要导出的事项' })
  await step(crew.resident, one, 'rate', {
    rating: { solved: true, satisfaction: 'satisfied', comment: '办得快' },
  })
  const neighbour = await county.resident('邻居')
  await aReport(crew, { text: '邻居的事项' }, neighbour)
  const data = JSON.stringify(await casesOfPerson.collect(county.context, crew.resident.id))
  expect(data).toMatch('我要导出的事项')
  expect(data).toMatch('办得快')
  expect(data).not.toMatch('邻居的事项')
})

test('a deletion takes the words, the exact place and the photos and leaves course, figures and chain', async () => {
  const person = await county.resident('要注销的人')
  const attachments = [await aPhoto(crew, person)]
  const place = { ...placeIn(county), address: '幸福小区3栋2单元501' }
  const one = await aReport(crew, { text: '我是张三，住三单元', place, attachments }, person)
  await step(crew.dispatcher, one, 'returnToReporter', { reason: '请补充' })
  await step(person, one, 'resubmit', { note: '就是我家门口' })
  await county.context.transact((tx) => casesOfPerson.erase(tx, person.id))

  const seen = (await crew.dispatcher.call('cases.view', { id: one.id })).ok
  expect(seen).toMatchObject({ stage: 'reported', holder: 'filer', attachments: [], thumbUrl: null })
  expect(JSON.stringify(seen)).not.toMatch(/张三|单元|家门口/)
  expect(seen.place.lng).not.toBe(one.place.lng)
  expect(seen.timeline.map(({ action }) => action)).toEqual(['report', 'returnToReporter', 'resubmit'])
  expect((await crew.dispatcher.call('cases.list', { q: '三单元' })).ok.items).toEqual([])
})
