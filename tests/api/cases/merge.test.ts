import { aCase, aReport, type Crew, crewOf, step } from '../../support/cases'
import { type County, freshCounty } from '../../support/county'

let county: County
let crew: Crew
beforeAll(async () => {
  county = await freshCounty()
  crew = await crewOf(county)
})
afterAll(() => county.stop())

test('merging keeps every reporter as follower, and unmerging restores', async () => {
  const neighbour = await county.resident('陈大爷')
  const passer = await county.resident('路过的人')
  const first = await aReport(crew)
  const second = await aReport(crew, { text: '这盏路灯坏了' }, neighbour)
  await passer.call('cases.follow', { id: second.id })

  expect((await step(crew.dispatcher, second, 'merge')).code).toBe('TARGET_REQUIRED')
  expect((await step(crew.dispatcher, second, 'merge', { targetId: 'nothing' })).code).toBe('TARGET_UNKNOWN')
  expect((await step(crew.dispatcher, second, 'merge', { targetId: second.id })).code).toBe('MERGE_SELF')
  expect((await step(crew.handler, second, 'merge', { targetId: first.id })).status).toBe(403)
  const merged = (await step(crew.dispatcher, second, 'merge', { targetId: first.id })).ok
  expect(merged).toMatchObject({ stage: 'merged', mergedInto: { id: first.id, number: first.number } })

  const target = (await crew.dispatcher.call('cases.view', { id: first.id })).ok
  expect(target.followers).toBe(2)
  expect(target.merged).toMatchObject([{ id: second.id, number: second.number }])
  const followed = (await neighbour.call('cases.mine', { which: 'following' })).ok
  expect(followed.items.map(({ id }) => id)).toContain(first.id)

  const restored = (await step(crew.dispatcher, second, 'unmerge', { reason: '不是同一盏' })).ok
  expect(restored).toMatchObject({ stage: 'reported', holder: 'filer', mergedInto: null, followers: 1 })
  expect((await crew.dispatcher.call('cases.view', { id: first.id })).ok).toMatchObject({
    followers: 0,
    merged: [],
  })
  expect((await step(crew.dispatcher, second, 'unmerge', { reason: '再来' })).code).toBe('NOT_MERGED')
})

test('merging A→B and B→A at once leaves one winner', async () => {
  const [a, b] = [await aReport(crew), await aReport(crew)]
  const answers = await Promise.all([
    crew.dispatcher.call('cases.merge', { id: a.id, version: a.version, targetId: b.id }),
    crew.dispatcher.call('cases.merge', { id: b.id, version: b.version, targetId: a.id }),
  ])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const stages = await Promise.all(
    [a, b].map(async ({ id }) => (await crew.dispatcher.call('cases.view', { id })).ok.stage),
  )
  expect(stages.sort()).toEqual(['merged', 'reported'])
})

test('a chain of merges ends at one case, which everybody follows', async () => {
  const neighbour = await county.resident('刘阿姨')
  const [a, b] = [await aReport(crew, {}, neighbour), await aReport(crew)]
  const c = await aCase(crew, 'filed')
  await step(crew.dispatcher, a, 'merge', { targetId: b.id })
  await step(crew.dispatcher, b, 'merge', { targetId: c.id })
  const back = await step(crew.dispatcher, c, 'merge', { targetId: a.id })
  expect([back.status, back.code]).toEqual([409, 'MERGE_CYCLE'])
  const seen = (await neighbour.call('cases.view', { id: c.id })).ok
  expect(seen).toMatchObject({ isReporter: false, following: true })
  const late = await county.resident('后来的人')
  expect((await late.call('cases.follow', { id: c.id })).ok.followers).toBe(2)
  await step(crew.dispatcher, a, 'unmerge', { reason: '误并' })
  expect((await crew.dispatcher.call('cases.view', { id: c.id })).ok.followers).toBe(1)
})

test('who reported a merged case does not see the words of a private one', async () => {
  const neighbour = await county.resident('何奶奶')
  const hidden = await aReport(crew, { visibility: 'private', text: '我家门口三单元灯坏' })
  const open = await aReport(crew, { text: '灯坏了' }, neighbour)
  await step(crew.dispatcher, open, 'merge', { targetId: hidden.id })
  const seen = (await neighbour.call('cases.view', { id: hidden.id })).ok
  expect(seen).toMatchObject({ text: '', attachments: [], reporter: null })
  expect(JSON.stringify(seen)).not.toContain('三单元')
})
