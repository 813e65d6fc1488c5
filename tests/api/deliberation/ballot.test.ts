import type { Input } from '@linli/shared/contract'
import { aBallot } from '../../support/ballots'
import type { Person } from '../../support/county'
import { titles } from '../notifications/people'
import { aTopic, DAY, freshPlace, later, type Place } from './people'

let place: Place
beforeAll(async () => {
  place = await freshPlace()
  for (const person of place.residents)
    await person.call('identity.updateMe', { communityId: place.areaId }).then((answer) => answer.ok)
})
afterAll(() => place.county.stop())

const draft = async (more: Partial<Input<'ballots.create'>> = {}, by: Person = place.council) =>
  (await by.call('ballots.create', aBallot(place.county, more))).ok
const topicOf = async (id: string, by: Person = place.council) =>
  (await by.call('deliberation.topic', { id })).ok
const yes = { kind: 'yesNo', answer: 'yes' } as const
const no = { kind: 'yesNo', answer: 'no' } as const

/** Announces, votes and publishes; the clock goes past the close. */
async function hold(id: string, votes: readonly (typeof yes | typeof no)[]) {
  const { version } = (await place.council.call('ballots.view', { id })).ok
  const { opensAt, closesAt } = (await place.council.call('ballots.announce', { id, version })).ok
  const now = () => place.county.server.clock.now()
  await later(place, Date.parse(opensAt) - now() + 1)
  for (const [i, choice] of votes.entries())
    await place.residents[i]!.call('ballots.vote', { id, choice }).then((answer) => answer.ok)
  await later(place, Date.parse(closesAt) - now())
  await place.county.server.runJob('ballots.turn')
  await place.county.server.settle()
}

test('a ballot drafted for a topic is linked: both show each other, the draft to the council only', async () => {
  const topic = await aTopic(place)
  expect(topic.abilities).toContain('linkBallot')
  const { id } = await draft({ topicId: topic.id })
  await place.county.server.settle()
  expect((await topicOf(topic.id)).ballots).toMatchObject([
    { id, phase: 'draft', passed: null, outcome: null },
  ])
  expect((await topicOf(topic.id, place.residents[1]!)).ballots).toEqual([])
  expect((await place.council.call('ballots.view', { id })).ok).toMatchObject({
    topicId: topic.id,
    topicTitle: topic.title,
  })
})

test('a vote that passes is the decision: its notice runs and everybody is told; both point at each other', async () => {
  const topic = await aTopic(place)
  const { id } = await draft()
  const linked = (await place.council.call('deliberation.linkBallot', { id: topic.id, ballotId: id })).ok
  expect(linked.ballots.map((one) => one.id)).toEqual([id])
  await hold(id, [yes, yes, no])
  const decided = await topicOf(topic.id, place.residents[1]!)
  expect(decided).toMatchObject({
    stage: 'decided',
    decision: { ballotId: id, paused: false, text: '表决通过：赞成 2、反对 1、弃权 0（参加 3/4 人）' },
    ballots: [{ id, phase: 'published', passed: true, outcome: decided.decision?.text }],
  })
  const until = Date.parse(decided.decision!.noticeUntil) - Date.parse(decided.decision!.at)
  expect(until).toBe(7 * DAY)
  expect(await titles(place.residents[1]!)).toContain('议题已形成决定')
  const listed = await place.county.server.call('ballots.list', {
    tenant: place.county.slug,
    topicId: topic.id,
  })
  expect(listed.ok.items.map((one) => one.id)).toEqual([id])
})

test('a vote that fails leaves the topic to the council; so does one beside another that still runs', async () => {
  const topic = await aTopic(place)
  const [first, second] = [await draft(), await draft({ title: '是否同时装监控' })]
  for (const { id } of [first, second])
    await place.council
      .call('deliberation.linkBallot', { id: topic.id, ballotId: id })
      .then((answer) => answer.ok)
  await hold(first.id, [yes, yes])
  const waiting = await topicOf(topic.id)
  expect([waiting.stage, waiting.decision]).toEqual(['discussing', null])
  expect(waiting.ballots.map(({ passed }) => passed)).toEqual([true, null])
  expect(await titles(place.residents[1]!)).toContain('议题的投票有结果了')

  const failed = await aTopic(place)
  const { id } = await draft()
  await place.council
    .call('deliberation.linkBallot', { id: failed.id, ballotId: id })
    .then((answer) => answer.ok)
  await hold(id, [no, yes])
  expect(await topicOf(failed.id)).toMatchObject({ stage: 'discussing', ballots: [{ passed: false }] })
})

test('四议 come first: a vote that passes does not jump over them', async () => {
  const topic = await aTopic(place, { fourSteps: true })
  const { id } = await draft()
  await place.council
    .call('deliberation.linkBallot', { id: topic.id, ballotId: id })
    .then((answer) => answer.ok)
  await hold(id, [yes, yes])
  expect(await topicOf(topic.id)).toMatchObject({ stage: 'discussing', ballots: [{ passed: true }] })
})

test('twice is once, and taken off again; a ballot has one topic', async () => {
  const [topic, other] = [await aTopic(place), await aTopic(place)]
  const { id: ballotId } = await draft()
  const link = (id: string, on = true) => place.council.call('deliberation.linkBallot', { id, ballotId, on })
  expect((await link(topic.id)).status).toBe(200)
  expect((await link(topic.id)).ok.ballots).toHaveLength(1)
  expect((await link(other.id)).code).toBe('BALLOT_LINKED')
  expect((await link(other.id, false)).code).toBe('TARGET_UNKNOWN')
  expect((await link(topic.id, false)).ok.ballots).toEqual([])
  const race = await Promise.all([link(topic.id), link(other.id)])
  expect(race.map(({ status }) => status).sort()).toEqual([200, 409])
  const shown = [await topicOf(topic.id), await topicOf(other.id)].flatMap(({ ballots }) => ballots)
  expect(shown.map((one) => one.id)).toEqual([ballotId])
})

test('not by a resident, not by another council, not from another county, not once decided or counted', async () => {
  const { county, council, residents } = place
  const topic = await aTopic(place)
  const { id: ballotId } = await draft()
  const link = (by: Person, id = topic.id, ballot = ballotId) =>
    by.call('deliberation.linkBallot', { id, ballotId: ballot })
  expect((await link(residents[0]!)).code).toBe('ROLE_MISSING')
  const elsewhere = await county.council('外区委员', county.communities[1])
  expect((await link(elsewhere)).code).toBe('AREA_FORBIDDEN')

  const foreign = await county.secondCounty()
  const stranger = await foreign.council('邻县委员')
  expect((await link(stranger)).status).toBe(404)
  const theirs = (await stranger.call('ballots.create', aBallot(foreign))).ok
  expect((await link(council, topic.id, theirs.id)).code).toBe('TARGET_UNKNOWN')
  // Their draft names our topic: nothing happens to it.
  await stranger.call('ballots.create', aBallot(foreign, { topicId: topic.id })).then((answer) => answer.ok)
  // Nor may the council of a community take a topic of the next one for its vote.
  const areaId = county.communities[1]!._id
  const near = aBallot(county, {
    areaId,
    topicId: topic.id,
    voters: { kind: 'residents', areaIds: [areaId] },
  })
  const { id: nearId } = (await elsewhere.call('ballots.create', near)).ok
  await county.server.settle()
  expect((await topicOf(topic.id)).ballots).toEqual([])
  expect((await elsewhere.call('ballots.view', { id: nearId })).ok.topicId).toBeNull()

  const { version } = (await council.call('ballots.view', { id: ballotId })).ok
  await council
    .call('ballots.cancel', { id: ballotId, version, reason: '材料有误' })
    .then((answer) => answer.ok)
  expect((await link(council)).code).toBe('BALLOT_STATE')
  await council.call('deliberation.decide', { id: topic.id, text: '同意修建' }).then((answer) => answer.ok)
  expect((await link(council, topic.id, (await draft()).id)).code).toBe('TOPIC_STAGE')
})
