import { applyModeration } from '../../../server/src/cases/reactions/moderation-decided'
import { system } from '../../../server/src/platform/actor'
import { createContext } from '../../../server/src/platform/context'
import { eventModel } from '../../../server/src/platform/store/events'
import { aPhoto, aReport, type Crew, crewOf, decide, judge, LAMP, placeIn, step } from '../../support/cases'
import { type County, freshCounty } from '../../support/county'

let county: County
let crew: Crew
beforeAll(async () => {
  county = await freshCounty()
  crew = await crewOf(county)
})
afterAll(() => county.stop())

const listed = async () => (await county.server.call('cases.publicList', { tenant: county.slug })).ok.items

test('words without an answer wait, and are public once they have passed', async () => {
  // A resident without openid: WeChat can't be asked.
  const one = (await crew.resident.call('cases.report', { text: '等待审核', place: placeIn(county) })).ok
  expect(one.moderation).toBe('pending')
  expect((await listed()).map(({ id }) => id)).not.toContain(one.id)
  await decide(county, { kind: 'text', caseId: one.id }, 'passed')
  expect((await listed()).map(({ id }) => id)).toContain(one.id)
  const seen = (await crew.resident.call('cases.view', { id: one.id })).ok
  expect([seen.moderation, seen.version]).toEqual(['passed', one.version])
  await decide(county, { kind: 'text', caseId: one.id }, 'hidden')
  expect((await listed()).map(({ id }) => id)).not.toContain(one.id)
})

test('a photo is public when it has passed, and a late "risky" hides it from everybody', async () => {
  const photo = await aPhoto(crew, crew.resident)
  const one = await aReport(crew, { attachments: [photo] })
  const photos = async () => (await listed()).find(({ id }) => id === one.id)?.photos.map(({ id }) => id)
  expect(await photos()).toEqual([])
  await decide(county, { kind: 'photo', caseId: one.id, fileId: photo }, 'passed')
  expect(await photos()).toEqual([photo])
  await decide(county, { kind: 'photo', caseId: one.id, fileId: photo }, 'hidden')
  expect(await photos()).toEqual([])
  expect((await crew.dispatcher.call('cases.view', { id: one.id })).ok.attachments).toEqual([])
})

test('a verdict does not make the version of somebody at work stale', async () => {
  const one = (await crew.resident.call('cases.report', { text: '等待审核', place: placeIn(county) })).ok
  await decide(county, { kind: 'text', caseId: one.id }, 'passed')
  const input = { id: one.id, version: one.version, categoryCode: LAMP }
  expect((await crew.dispatcher.call('cases.file', input)).ok.stage).toBe('filed')
  expect((await step(crew.dispatcher, one, 'file')).code).toBe('STAGE_PASSED')
})

test.each([
  ['passed', 'hidden'],
  ['hidden', 'passed'],
] as const)(
  'judged %s and then %s, the last judgement stands although its event is told first',
  async (first, last) => {
    const photo = await aPhoto(crew, crew.resident)
    const one = (
      await crew.resident.call('cases.report', {
        ...{ text: '先后两次审核', place: placeIn(county), attachments: [photo] },
      })
    ).ok
    const subjects = [
      { kind: 'text', caseId: one.id },
      { kind: 'photo', caseId: one.id, fileId: photo },
    ] as const
    const { tenantId } = county.context
    for (const subject of subjects) for (const verdict of [first, last]) await judge(county, subject, verdict)
    const events = await county.context
      .model(eventModel)
      .find({ tenantId, type: 'moderation.decided', 'data.subject.owner.id': one.id })
      .lean()
    expect(events).toHaveLength(4)
    // As two workers of the outbox may: the later event of each check first.
    for (const event of events.sort((a, b) => b.seq - a.seq)) {
      const idempotency = { id: `reaction:${event._id}:${applyModeration.name}`, requestHash: '' }
      const context = createContext(county.server.process.services, tenantId, system(applyModeration.name), {
        idempotency,
      })
      await applyModeration.react(context, event)
    }
    const seen = (await crew.resident.call('cases.view', { id: one.id })).ok
    expect(seen.moderation).toBe(last)
    expect(seen.attachments).toHaveLength(last === 'passed' ? 1 : 0)
    expect((await listed()).some(({ id }) => id === one.id)).toBe(last === 'passed')
  },
)
