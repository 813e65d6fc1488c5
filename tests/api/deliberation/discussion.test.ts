import type { Person } from '../../support/county'
import { titles } from '../notifications/people'
import { aTopic, freshPlace, type Place } from './people'

let place: Place
let topicId: string
beforeAll(async () => {
  place = await freshPlace()
  topicId = (await aTopic(place)).id
})
afterAll(() => place.county.stop())

test('arguments stand on two sides with one level of replies, useful-votes and their history', async () => {
  const [wang, li] = place.residents as [Person, Person]
  const one = (await wang.call('deliberation.argue', { id: topicId, side: 'pro', text: '集中充电更安全' })).ok
  const reply = (
    await li.call('deliberation.argue', {
      id: topicId,
      side: 'con',
      text: '离得太远老人不方便',
      parentId: one.id,
    })
  ).ok
  const deeper = await wang.call('deliberation.argue', {
    id: topicId,
    side: 'pro',
    text: '可以多设几处',
    parentId: reply.id,
  })
  expect(deeper.code).toBe('REPLY_TOO_DEEP')
  expect((await wang.call('deliberation.useful', { id: one.id, on: true })).code).toBe('OWN_POST')
  expect((await li.call('deliberation.useful', { id: one.id, on: true })).ok).toEqual({
    useful: 1,
    foundUseful: true,
  })
  expect((await li.call('deliberation.useful', { id: one.id, on: true })).ok.useful).toBe(1)
  expect((await li.call('deliberation.edit', { id: one.id, text: '我来改一下' })).code).toBe('ROLE_MISSING')
  await wang
    .call('deliberation.edit', { id: one.id, text: '集中充电更安全，也好管理' })
    .then((answer) => answer.ok)
  expect((await li.call('deliberation.history', { id: one.id })).ok.items.map(({ text }) => text)).toEqual([
    '集中充电更安全',
  ])
  const { items } = (await li.call('deliberation.arguments', { id: topicId, side: 'pro' })).ok
  expect(items[0]).toMatchObject({
    text: '集中充电更安全，也好管理',
    edits: 1,
    useful: 1,
    replies: [{ text: '离得太远老人不方便' }],
  })
  expect((await li.call('deliberation.topic', { id: topicId })).ok).toMatchObject({
    arguments: 1,
    participants: 2,
  })
})

test('a moderator hides with a reason, never his own post; the appeal goes to another one', async () => {
  const { council, second, county } = place
  const [, li] = place.residents as [Person, Person]
  const own = (
    await council.call('deliberation.argue', { id: topicId, side: 'pro', text: '这是主任自己的话' })
  ).ok
  expect((await council.call('deliberation.hide', { id: own.id, reason: '删掉' })).code).toBe('OWN_POST')
  expect((await council.call('deliberation.reportPost', { id: own.id, reason: '删掉' })).code).toBe(
    'OWN_POST',
  )
  await li.call('deliberation.reportPost', { id: own.id, reason: '不像居民的话' }).then((answer) => answer.ok)
  expect((await council.call('deliberation.dismissReports', { id: own.id })).code).toBe('OWN_POST')
  await second.call('deliberation.hide', { id: own.id, reason: '主任不发表倾向' }).then((answer) => answer.ok)
  await council.call('deliberation.appeal', { id: own.id, reason: '我也是居民' }).then((answer) => answer.ok)
  // Neither who wrote it nor who hid it decides.
  const ofOwn = { id: own.id, show: true, reason: '可以公开' }
  expect((await council.call('deliberation.decideAppeal', ofOwn)).code).toBe('OWN_POST')
  expect((await second.call('deliberation.decideAppeal', ofOwn)).code).toBe('SAME_REVIEWER')
  const third = await county.council('第三位委员')
  await third.call('deliberation.decideAppeal', ofOwn).then((answer) => answer.ok)
  const one = (await li.call('deliberation.argue', { id: topicId, side: 'con', text: '某某就是想捞好处' })).ok
  await place.residents[0]!.call('deliberation.reportPost', { id: one.id, reason: '人身攻击' }).then(
    (answer) => answer.ok,
  )
  expect((await council.call('deliberation.flagged', {})).ok.items).toMatchObject([
    { id: one.id, reports: ['人身攻击'] },
  ])
  expect((await li.call('deliberation.hide', { id: one.id, reason: '不妥' })).code).toBe('ROLE_MISSING')
  await council
    .call('deliberation.hide', { id: one.id, reason: '没有依据的指责' })
    .then((answer) => answer.ok)
  const seen = async (who: Person) =>
    (await who.call('deliberation.arguments', { id: topicId, side: 'con' })).ok.items.find(
      ({ id }) => id === one.id,
    )
  expect(await seen(place.residents[2]!)).toBeUndefined()
  expect(await seen(li)).toMatchObject({ visibility: 'hidden', hiddenReason: '没有依据的指责' })
  await county.server.settle()
  expect(await titles(li)).toContain('您的发言没有公开')
  await li.call('deliberation.appeal', { id: one.id, reason: '我说的是事实' }).then((answer) => answer.ok)
  expect((await li.call('deliberation.appeal', { id: one.id, reason: '再说一次' })).code).toBe('APPEALED')
  const decision = { id: one.id, show: true, reason: '可以公开讨论' }
  expect((await council.call('deliberation.decideAppeal', decision)).code).toBe('SAME_REVIEWER')
  expect((await second.call('deliberation.decideAppeal', decision)).ok).toMatchObject({
    visibility: 'visible',
  })
  expect(await seen(place.residents[2]!)).toMatchObject({ visibility: 'visible' })
})

test('words changed before they were judged: the judgement of the old ones says nothing of the new, and nobody reads them', async () => {
  const { county } = place
  const [wang] = place.residents as [Person]
  const quiet = await county.resident('无微信')
  const judge = await county.dispatcher('派遣员')
  const waiting = async () => (await judge.call('moderation.queue', {})).ok.items
  const first = { id: topicId, side: 'pro', text: '第一次写的话' } as const
  const one = (await quiet.call('deliberation.argue', first)).ok
  await county.server.settle()
  county.server.clock.advance(1_000)
  await quiet.call('deliberation.edit', { id: one.id, text: '后来改的话' }).then((answer) => answer.ok)
  await county.server.settle()
  const old = (await waiting()).find(({ text }) => text === first.text)!
  await judge
    .call('moderation.decide', { id: old.id, verdict: 'pass', reason: '可以公开' })
    .then((answer) => answer.ok)
  await county.server.settle()
  const seen = async () =>
    (await wang.call('deliberation.arguments', { id: topicId, side: 'pro' })).ok.items.find(
      ({ id }) => id === one.id,
    )
  expect(await seen()).toBeUndefined()
  const next = (await waiting()).find(({ text }) => text === '后来改的话')!
  await judge
    .call('moderation.decide', { id: next.id, verdict: 'pass', reason: '可以公开' })
    .then((answer) => answer.ok)
  await county.server.settle()
  expect(await seen()).toMatchObject({ text: '后来改的话', edits: 1 })
  const history = async (by: Person) => (await by.call('deliberation.history', { id: one.id })).ok.items
  expect(await history(wang)).toEqual([])
  expect((await history(quiet)).map(({ text }) => text)).toEqual([first.text])
})

test('statements, arguments and reports of 1 or 5,000 characters are refused; the same twice as well', async () => {
  const [wang, li] = place.residents as [Person, Person]
  for (const text of ['好', '好'.repeat(5_000)]) {
    expect((await wang.call('deliberation.state', { id: topicId, text })).code).toBe('INPUT_INVALID')
    const said = { id: topicId, side: 'pro', text } as const
    expect((await wang.call('deliberation.argue', said)).code).toBe('INPUT_INVALID')
    expect((await wang.call('deliberation.reportPost', { id: topicId, reason: text })).code).toBe(
      'INPUT_INVALID',
    )
  }
  const both = await Promise.all(
    [wang, li].map((who) => who.call('deliberation.state', { id: topicId, text: '棚子应当装监控' })),
  )
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
})

test('one card at a time: never one already voted on, never his own', async () => {
  const [wang, li] = place.residents as [Person, Person]
  for (let i = 0; i < 6; i++)
    await wang
      .call('deliberation.state', { id: topicId, text: `第${i}种办法可以接受` })
      .then((answer) => answer.ok)
  const mine = await wang.call('deliberation.nextStatement', { id: topicId })
  const seen = new Set<string>()
  for (;;) {
    const { statement, voted } = (await li.call('deliberation.nextStatement', { id: topicId })).ok
    if (!statement) break
    expect(seen.has(statement.id)).toBe(false)
    expect(voted).toBe(seen.size)
    seen.add(statement.id)
    await li.call('deliberation.vote', { id: statement.id, vote: 'agree' }).then((answer) => answer.ok)
  }
  expect(seen.size).toBeGreaterThanOrEqual(6)
  expect(mine.ok.of).toBeLessThanOrEqual(1)
})

test('the last vote of a person counts, and two at once count once', async () => {
  const [, , zhao] = place.residents as [Person, Person, Person]
  const { items } = (await zhao.call('deliberation.statements', { id: topicId })).ok
  const { id } = items[0]!
  const before = items[0]!
  const answers = await Promise.all([
    zhao.call('deliberation.vote', { id, vote: 'disagree' }),
    zhao.call('deliberation.vote', { id, vote: 'disagree' }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  await zhao.call('deliberation.vote', { id, vote: 'pass' }).then((answer) => answer.ok)
  const after = (await zhao.call('deliberation.statements', { id: topicId })).ok.items[0]!
  expect(after).toMatchObject({ agree: before.agree, disagree: before.disagree, pass: before.pass + 1 })
})

test('opinion groups: not enough below seven, then groups of at least five with one’s own place', async () => {
  const { county, council } = place
  const [wang] = place.residents as [Person]
  expect((await wang.call('deliberation.opinion', { id: topicId })).ok).toMatchObject({
    enough: false,
    groups: [],
    me: null,
  })
  const { items } = (await wang.call('deliberation.statements', { id: topicId })).ok
  const cards = items.slice(0, 7)
  // Staff accounts of the county: their words pass, and twelve of them are quickly made.
  const people = await Promise.all(Array.from({ length: 12 }, (_, i) => county.council(`居民${i}`)))
  for (const [p, who] of people.entries())
    for (const [s, { id }] of cards.entries()) {
      const vote = s === 6 ? 'agree' : p < 6 === s % 2 > 0 ? 'agree' : 'disagree'
      await who.call('deliberation.vote', { id, vote }).then((answer) => answer.ok)
    }
  await county.server.runJob('deliberation.mapOpinions')
  const seen = (await people[0]!.call('deliberation.opinion', { id: topicId })).ok
  expect(seen.enough).toBe(true)
  expect(seen.groups.length).toBeGreaterThanOrEqual(2)
  expect(Math.min(...seen.groups.map((group) => group.people))).toBeGreaterThanOrEqual(5)
  const other = (await people[11]!.call('deliberation.opinion', { id: topicId })).ok
  expect(seen.me?.group).not.toBe(other.me?.group)
  expect(seen.unites.map(({ text }) => text)).toContain(cards[6]!.text)
  expect(seen.divides.length).toBeGreaterThan(0)
  expect((await council.call('deliberation.opinion', { id: topicId })).ok.me).toBeNull()
  // A vote later the map is drawn from where it was left.
  await people[0]!.call('deliberation.vote', { id: cards[0]!.id, vote: 'pass' }).then((answer) => answer.ok)
  await county.server.runJob('deliberation.mapOpinions')
  const again = (await people[0]!.call('deliberation.opinion', { id: topicId })).ok
  expect(again).toMatchObject({ enough: true, participants: seen.participants })
})

test('a closed topic takes nothing any more', async () => {
  const { council } = place
  const [wang] = place.residents as [Person]
  const [card] = (await wang.call('deliberation.statements', { id: topicId })).ok.items
  await council
    .call('deliberation.stop', { id: topicId, reason: '意见分歧太大，暂不决定' })
    .then((answer) => answer.ok)
  expect((await wang.call('deliberation.argue', { id: topicId, side: 'pro', text: '我还有话说' })).code).toBe(
    'TOPIC_CLOSED',
  )
  expect((await wang.call('deliberation.state', { id: topicId, text: '还可以再加一条' })).code).toBe(
    'TOPIC_CLOSED',
  )
  expect((await wang.call('deliberation.vote', { id: card!.id, vote: 'agree' })).code).toBe('TOPIC_CLOSED')
  const mine = (await wang.call('deliberation.arguments', { id: topicId, side: 'pro' })).ok.items.find(
    (post) => post.mine,
  )!
  expect((await wang.call('deliberation.edit', { id: mine.id, text: '再改一次' })).code).toBe('TOPIC_CLOSED')
  const reply = { id: topicId, side: 'con', text: '再回一句', parentId: mine.id } as const
  expect((await place.residents[1]!.call('deliberation.argue', reply)).code).toBe('TOPIC_CLOSED')
  expect((await place.residents[1]!.call('deliberation.useful', { id: mine.id, on: true })).code).toBe(
    'TOPIC_CLOSED',
  )
  const meeting = {
    id: topicId,
    title: '再开一次会',
    place: '活动室',
    agenda: [{ title: '再议', minutes: 9 }],
  }
  const at = new Date(place.county.server.clock.now() + 9 * 86_400_000).toISOString()
  expect((await council.call('deliberation.callMeeting', { ...meeting, at })).code).toBe('TOPIC_STAGE')
})
