import { eventModel } from '../../../server/src/platform/store/events'
import { modelOn } from '../../../server/src/platform/store/model'
import { titles } from '../notifications/people'
import { aProposal, aTopic, freshPlace, type Place, words } from './people'

let place: Place
beforeAll(async () => {
  place = await freshPlace()
})
afterAll(() => place.county.stop())

const contributions = async () =>
  (
    await modelOn(place.county.context.connection, eventModel)
      .find({ tenantId: place.county.context.tenantId, type: 'deliberation.contributed' })
      .lean()
  ).map(({ data }) => data)

test('a proposal becomes a topic when enough people of its area support it, and its supporters are told', async () => {
  const { residents, council, county } = place
  const [wang, li, zhao] = residents
  const one = await aProposal(place)
  expect(one).toMatchObject({
    state: 'open',
    visibility: 'visible',
    supporters: 1,
    needed: 3,
    supported: true,
  })
  expect(await contributions()).toEqual([{ accountId: wang!.id, kind: 'proposal' }])
  expect((await council.call('deliberation.openTopic', { id: one.id })).code).toBe('THRESHOLD_NOT_REACHED')

  await li!.call('deliberation.support', { id: one.id, on: true })
  expect((await li!.call('deliberation.support', { id: one.id, on: true })).ok).toEqual({
    supported: true,
    supporters: 2,
  })
  expect((await zhao!.call('deliberation.support', { id: one.id, on: true })).ok.supporters).toBe(3)
  expect((await zhao!.call('deliberation.proposal', { id: one.id })).ok.state).toBe('ready')
  expect((await li!.call('deliberation.openTopic', { id: one.id })).code).toBe('ROLE_MISSING')
  const elsewhere = await county.council('外区委员', county.communities[1])
  expect((await elsewhere.call('deliberation.openTopic', { id: one.id })).code).toBe('AREA_FORBIDDEN')

  const twice = await Promise.all([
    council.call('deliberation.openTopic', { id: one.id }),
    place.second.call('deliberation.openTopic', { id: one.id }),
  ])
  expect(twice.map(({ status }) => status).sort()).toEqual([200, 409])
  const topic = twice.find(({ status }) => status === 200)!.ok
  expect(topic).toMatchObject({ stage: 'discussing', supporters: 3, participants: 0, takesWords: true })
  expect((await li!.call('deliberation.support', { id: one.id, on: false })).code).toBe('PROPOSAL_CLOSED')
  await county.server.settle()
  expect(await titles(li!)).toContain('提议已成为议题')
  expect(
    (await wang!.call('deliberation.topics', { stage: 'discussing' })).ok.items.map(({ id }) => id),
  ).toContain(topic.id)
})

test('similar proposals are shown before sending', async () => {
  const { residents, areaId } = place
  const one = await aProposal(place, {
    title: '给老楼加装扶手',
    text: '老人上下楼不方便，建议每层楼梯加装扶手。',
  })
  const asked = { title: '楼梯加装扶手', text: '老人上下楼梯不方便，希望加装扶手', areaId }
  const { items } = (await residents[1]!.call('deliberation.similar', asked)).ok
  expect(items.map(({ id }) => id)).toEqual([one.id])
})

test('a merge counts each supporter once; unmerging gives each its own again', async () => {
  const { residents, council } = place
  const [, li, zhao] = residents
  const into = await aProposal(place, { title: '增设健身器材', text: '希望在小广场增设几样健身器材。' })
  const from = (
    await li!.call('deliberation.propose', {
      title: '广场装健身器材',
      text: '小广场可以装健身器材，方便锻炼。',
      areaId: place.areaId,
    })
  ).ok
  await li!.call('deliberation.support', { id: into.id, on: true })
  await zhao!.call('deliberation.support', { id: from.id, on: true })
  const merged = (await council.call('deliberation.mergeProposal', { id: from.id, targetId: into.id })).ok
  expect(merged).toMatchObject({ state: 'merged', mergedInto: { id: into.id } })
  expect((await li!.call('deliberation.proposal', { id: into.id })).ok).toMatchObject({
    supporters: 3,
    state: 'ready',
  })
  const back = await council.call('deliberation.mergeProposal', { id: into.id, targetId: from.id })
  expect(back.code).toBe('TARGET_UNKNOWN')
  expect((await council.call('deliberation.unmergeProposal', { id: from.id })).ok).toMatchObject({
    state: 'open',
    supporters: 2,
  })
  expect((await li!.call('deliberation.proposal', { id: into.id })).ok).toMatchObject({
    supporters: 2,
    state: 'open',
  })
})

test('of A→B and B→A at once one merge stands; nobody declines his own proposal', async () => {
  const { residents, council, second, areaId } = place
  const a = await aProposal(place, { title: '修补北墙裂缝', text: '北墙裂缝很大，下雨渗水，请尽快修补。' })
  const b = (
    await residents[1]!.call('deliberation.propose', {
      ...{ title: '北墙渗水要修', text: '下雨天北墙渗水，墙皮都掉了。', areaId },
    })
  ).ok
  const both = await Promise.all([
    council.call('deliberation.mergeProposal', { id: a.id, targetId: b.id }),
    second.call('deliberation.mergeProposal', { id: b.id, targetId: a.id }),
  ])
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  const [first, other] = await Promise.all(
    [a.id, b.id].map(async (id) => (await council.call('deliberation.proposal', { id })).ok),
  )
  expect([first!.state, other!.state].sort()).toEqual(['merged', 'open'])
  const stands = first!.state === 'open' ? first! : other!
  expect([stands.supporters, stands.merged.length]).toEqual([2, 1])

  const own = (
    await council.call('deliberation.propose', {
      ...{ title: '主任自己的提议', text: '议事会每月公布一次账目，贴在公告栏。', areaId },
    })
  ).ok
  expect((await council.call('deliberation.declineProposal', { id: own.id, reason: '不办' })).code).toBe(
    'OWN_POST',
  )
  expect((await second.call('deliberation.declineProposal', { id: own.id, reason: '不办' })).ok.state).toBe(
    'declined',
  )
})

test('words wait for their check; what is refused is never sent, what is not yet judged only its author sees', async () => {
  const { county, residents, areaId } = place
  const risky = await residents[0]!.call('deliberation.propose', {
    ...words,
    text: '这里有人裸聊，请大家看看',
    areaId,
  })
  expect(risky.code).toBe('TEXT_RISKY')
  // Nobody can ask WeChat about somebody who has no account there.
  const quiet = await county.resident('无微信')
  const one = (await quiet.call('deliberation.propose', { ...words, title: '待检查的提议', areaId })).ok
  expect(one.visibility).toBe('pending')
  expect((await residents[1]!.call('deliberation.proposal', { id: one.id })).status).toBe(404)
  await county.server.settle()
  const judge = await county.dispatcher('派遣员')
  const item = (await judge.call('moderation.queue', {})).ok.items.find(({ owner }) => owner.id === one.id)!
  expect(item.owner.kind).toBe('proposal')
  await judge.call('moderation.decide', { id: item.id, verdict: 'pass', reason: '可以公开' })
  await county.server.settle()
  expect((await residents[1]!.call('deliberation.proposal', { id: one.id })).ok.visibility).toBe('visible')
  expect(await contributions()).toContainEqual({ accountId: quiet.id, kind: 'proposal' })
})

test('another county sees nothing, and its ids are unknown', async () => {
  const other = await place.county.secondCounty()
  const theirs = await other.council('邻县委员')
  const topic = await aTopic(place)
  expect((await theirs.call('deliberation.topic', { id: topic.id })).status).toBe(404)
  expect((await theirs.call('deliberation.topics', {})).ok.items).toEqual([])
  expect((await theirs.call('deliberation.decide', { id: topic.id, text: '通过这件事' })).status).toBe(404)
})

test('a deletion takes the words and leaves the numbers', async () => {
  const { county, residents } = place
  const gone = residents[3]!
  const topic = await aTopic(place)
  await gone.call('deliberation.argue', { id: topic.id, side: 'con', text: '充电棚太近会影响休息' })
  const stated = (await gone.call('deliberation.state', { id: topic.id, text: '充电棚应当离楼二十米以上' }))
    .ok
  await residents[1]!.call('deliberation.vote', { id: stated.id, vote: 'agree' })
  const own = (await gone.call('identity.exportMine', {})).ok
  expect(JSON.stringify(own)).toContain('充电棚太近会影响休息')
  await gone.call('identity.deleteMine', { confirm: '注销账号' }).then((answer) => answer.ok)
  await county.server.settle()
  const [argument] = (await residents[0]!.call('deliberation.arguments', { id: topic.id, side: 'con' })).ok
    .items
  expect(argument?.text).toContain('已注销')
  const { items } = (await residents[0]!.call('deliberation.statements', { id: topic.id })).ok
  expect(items[0]).toMatchObject({ agree: 1 })
})
