import { grantRole, openSession } from '../../server/src/identity'
import { sendRoll } from '../api/ballots/world'
import { aBallot } from '../support/ballots'
import { type County, freshCounty, type Person } from '../support/county'
import { signIn, takePhone } from '../support/phones'
import { until, type Weapp } from '../support/weapp'

/**
 * From a resident's proposal to the review, with an owners' vote that decides: the council opens the topic, the map of opinions shows
 * groups, owners vote by phone and on paper in one count, the bulletin becomes the decision, the steps reach every supporter, residents
 * review. What tests/e2e/deliberation and tests/e2e/ballots walk through the pages already comes over the API here.
 */

const DAY = 86_400_000
const OWNERS = { wang: '王秀兰', li: '李建国', zhao: '赵敏' } as const
type Who = keyof typeof OWNERS | 'chen' | 'liu'

let county: County
/** A third of the council, over the API. */
let council: Person
let weapp: Weapp
let topicId: string
let ballotId: string

const visit = (who: Who) => signIn(county, who)
async function asUser(who: Who): Promise<void> {
  weapp = await takePhone(county, weapp, who)
}
const open = (page: string, params: string) => weapp.open(`/${page}/index?${params}`)
const topicPage = (view?: string) =>
  open('deliberation/pages/topic', `id=${topicId}${view ? `&view=${view}` : ''}`)
const topic = async () => (await council.call('deliberation.topic', { id: topicId })).ok
const ballot = async () => (await council.call('ballots.view', { id: ballotId })).ok

/** LINLI_PICTURES names a folder for pictures of the pages, to be looked at. */
async function picture(name: string): Promise<void> {
  const folder = process.env.LINLI_PICTURES
  if (folder) await weapp.browser.screenshot({ path: `${folder}/${name}.png` })
}
async function answer(words: string): Promise<void> {
  await weapp.type('.in-words', words)
  await weapp.tap('.send-words')
}
async function moveTo(at: string | number): Promise<void> {
  county.server.clock.set(at)
  council.token = (await openSession(county.context, council.id)).accessToken
}

beforeAll(async () => {
  county = await freshCounty({ at: new Date().toISOString() })
  const community = county.communities[0]!
  council = await county.council('议事会', community)
  const admin = await county.administrator('管理员')
  const rules = (await admin.call('deliberation.rules', {})).ok
  const thresholds = { ...rules.thresholds, areas: [{ areaId: community._id, supporters: 2 }] }
  await admin.call('deliberation.setRules', { ...rules, thresholds }).then((one) => one.ok)
  const place = { areaId: community._id, areaPath: community.path, areaName: community.name }
  for (const who of ['chen', 'liu'] as const)
    await grantRole(county.context, { accountId: (await visit(who)).id, role: 'council', ...place })

  const lines = Object.values(OWNERS).map((name, i) => `1-${101 + i},100.00,${name}`)
  const given = { name: '清河小区业主', kind: 'owners' as const, areaId: community._id }
  const { id: rollId } = (await council.call('ballots.createRoll', given)).ok
  await sendRoll(county, council, rollId, ['房号,专有面积,业主', ...lines].join('\n')).then((one) => one.ok)
  const call = async (who: Who) => {
    const { token } = await visit(who)
    return <N extends 'identity.updateMe' | 'ballots.claimHome' | 'deliberation.propose'>(
      name: N,
      input: Parameters<typeof county.server.call<N>>[1],
    ) => county.server.call(name, input, { token })
  }
  for (const [i, who] of (['wang', 'li'] as const).entries()) {
    const ask = await call(who)
    ;(await ask('identity.updateMe', { name: OWNERS[who], communityId: community._id })).ok
    const { id } = (await ask('ballots.claimHome', { rollId, unit: `1-${101 + i}`, name: OWNERS[who] })).ok
    ;(await council.call('ballots.decideClaim', { id, approve: true })).ok
  }
  const proposed = await (await call('wang'))('deliberation.propose', {
    title: '用维修资金修电梯',
    text: '电梯三天两头坏，老人上不了楼，建议用维修资金大修。',
    areaId: community._id,
    place: { ...county.inside(county.grids[0]!), address: '一号楼' },
  })
  const { token } = await visit('li')
  await county.server
    .call('deliberation.support', { id: proposed.ok.id, on: true }, { token })
    .then((one) => one.ok)

  await asUser('chen')
  await open('deliberation/pages/proposal', `id=${proposed.ok.id}`)
  await weapp.find('.proposal-at')
  await picture('proposal-place')
  await weapp.tap('.open-topic')
  await weapp.find('.argue-pro')
  topicId = String((await weapp.mp.currentPage())?.query.id)
  const voters = { kind: 'owners' as const, rollId }
  const terms = aBallot(county, { title: '是否用维修资金修电梯', voters, matter: 5, paperAllowed: true })
  const draft = (await council.call('ballots.create', terms)).ok
  ballotId = draft.id
  await council.call('ballots.announce', { id: draft.id, version: draft.version }).then((one) => one.ok)
})
afterAll(async () => {
  expect(weapp?.errors ?? []).toEqual([])
  await weapp?.close()
  await county?.stop()
})

test('neighbours take positions: the map shows two groups, what unites and divides, and where I stand', async () => {
  const { token } = await visit('wang')
  const statements = [
    '电梯应当尽快大修',
    '费用按面积分摊',
    '一楼可以少出',
    '修的时候要有临时电梯',
    '请第三方验收',
  ]
  const cards: string[] = []
  for (const text of statements)
    cards.push((await county.server.call('deliberation.state', { id: topicId, text }, { token })).ok.id)
  // Accounts of the county: their words need no check, and twelve of them are quickly made.
  const people = await Promise.all(Array.from({ length: 12 }, (_, i) => county.council(`居民${i}`)))
  for (const [p, one] of people.entries())
    for (const [s, id] of cards.entries()) {
      const vote = s === 4 ? 'agree' : p < 6 === s % 2 > 0 ? 'agree' : 'disagree'
      await one.call('deliberation.vote', { id, vote }).then((done) => done.ok)
    }
  await asUser('li')
  await topicPage('stance')
  for (let said = 1; said <= 5; said++) {
    await weapp.tap('.say-agree')
    await weapp.says('.stance', new RegExp(`已表态 ${said} 条，共 5 条`))
  }
  await county.server.runJob('deliberation.mapOpinions')
  await topicPage('stance')
  await weapp.says('.opinion', /13 人参与[\s\S]*您和[甲乙]组的看法最接近|13 人参与[\s\S]*自成一派/)
  await weapp.says('.unites', /请第三方验收/)
  await weapp.find('.divides')
  await picture('opinion-map')
  // He thinks again: the later position counts.
  await weapp.tap('.all-statements')
  await weapp.tap(`.statement-${cards[0]} .change-to-disagree`)
  await weapp.says(`.statement-${cards[0]}`, /我：不同意/)
  await picture('all-statements')
})

test('the council links the owners’ vote to the topic', async () => {
  await asUser('chen')
  await topicPage()
  await weapp.tap('.link-ballot')
  await picture('link-sheet')
  await weapp.tap(`.pick-${ballotId}`)
  await weapp.says('.topic-ballots', /是否用维修资金修电梯/)
  await picture('topic-linked')
})

test('owners vote by phone; the close is moved further away, and they are told', async () => {
  await moveTo(Date.parse((await ballot()).opensAt) + 600_000)
  await county.server.runJob('ballots.turn')
  await county.server.settle()
  const before = Date.parse((await ballot()).closesAt)
  await asUser('chen')
  await open('ballots/pages/manage', `id=${ballotId}`)
  await weapp.tap('.extend')
  await picture('extend')
  await weapp.tap('.send-extend')
  await until(ballot, ({ closesAt }) => Date.parse(closesAt) > before)
  await county.server.settle()

  await asUser('wang')
  await topicPage()
  await weapp.tap(`.topic-ballots .ballot-${ballotId}`)
  await weapp.find('.go-topic')
  await weapp.tap('.go-vote')
  await weapp.tap('.answer-yes')
  await weapp.tap('.send-vote')
  await weapp.tap('.confirm-vote')
  await weapp.find('.vote-done')
  await open('notifications/pages/inbox', '')
  await weapp.says('.messages', /投票延长了/)
})

test('two who enter a paper read it differently: the difference is listed, two checkers settle it, and it counts', async () => {
  const enter = async (answer: string) => {
    await weapp.tap(`.answer-${answer}`)
    await weapp.tap('.send-paper')
    await weapp.find('.whose')
  }
  await asUser('chen')
  await open('ballots/pages/papers', `id=${ballotId}`)
  await weapp.type('.in-voter-search', OWNERS.zhao)
  await weapp.tap('.search-voter')
  await picture('paper-search')
  await weapp.tap('.voter-at-1-103')
  await weapp.type('.in-serial', 'P7')
  await enter('yes')
  await asUser('liu')
  await open('ballots/pages/papers', `id=${ballotId}`)
  await weapp.tap('.seg-open')
  await weapp.tap('.second-P7')
  await enter('no')
  await weapp.tap('.seg-open')
  await weapp.says('.paper-P7', /第 1 遍[\s\S]*赞成[\s\S]*第 2 遍[\s\S]*反对/)
  await picture('paper-differs')
  const check = async () => {
    await weapp.tap('.check-P7')
    await weapp.tap('.says-entry-0')
    await picture('paper-check')
    await weapp.tap('.send-check')
  }
  await check()
  await weapp.says('.paper-P7', /已有一人核对/)
  await asUser('chen')
  await open('ballots/pages/papers', `id=${ballotId}`)
  await weapp.tap('.seg-open')
  await check()
  await weapp.tap('.seg-done')
  await weapp.says('.paper-P7', /已计入/)
  expect((await ballot()).participation.present).toEqual({ heads: 2, area: 20_000 })
})

test('the bulletin is published, and is the decision of the topic', async () => {
  await moveTo((await ballot()).closesAt)
  await asUser('chen')
  await open('ballots/pages/manage', `id=${ballotId}`)
  await weapp.tap('.publish')
  await weapp.says('.manage', /已通过/)
  await county.server.settle()
  await topicPage('decision')
  await weapp.says('.decision', /表决通过：赞成 2[\s\S]*由表决形成/)
  await picture('decided-by-ballot')
  await weapp.tap('.plan-step')
  await weapp.type('.in-step-title', '请维保公司大修')
  await weapp.type('.in-money', '86000')
  await weapp.tap('.send-step')
  await until(topic, ({ steps }) => steps.length === 1)
  await asUser('wang')
  await open('ballots/pages/result', `id=${ballotId}`)
  await weapp.says('.steps', /参加人数 2 人，占应参加 3 人的 66.6%/)
  await weapp.says('.proof-holds', /全部一致/)
})

test('an objection stops the notice until it is answered', async () => {
  await topicPage('decision')
  await weapp.tap('.object')
  await answer('维修资金余额没有公布')
  await weapp.says('.decision', /公示暂停/)
  await picture('objection')
  await asUser('chen')
  await topicPage('decision')
  await weapp.tap('.settle-objection')
  await answer('余额已张贴在单元门口')
  await weapp.says('.topic', /答复：余额已张贴在单元门口/)
  await moveTo(county.server.clock.now() + 7 * DAY + 1_000)
})

test('every step reaches the supporters, and they review what came of it', async () => {
  await asUser('chen')
  await topicPage('decision')
  await weapp.tap('.execute')
  const [step] = (await until(topic, ({ stage }) => stage === 'executing')).steps
  await weapp.tap(`.finish-${step!.id}`)
  await weapp.type('.in-finish-note', '电梯已大修并通过验收')
  await picture('finish-step')
  await weapp.tap('.send-finish')
  await until(topic, ({ steps }) => steps[0]!.done)
  await weapp.tap('.publish-result')
  await answer('电梯恢复运行，花费 86000 元')
  await until(topic, ({ stage }) => stage === 'resulted')
  await county.server.settle()

  await asUser('li')
  await open('notifications/pages/inbox', '')
  for (const news of [/结果已公开，请您评议/, /已完成：请维保公司大修（1\/1）/, /决定开始实施/])
    await weapp.says('.messages', news)
  await picture('messages')
  await topicPage()
  await weapp.tap('.review')
  await picture('review')
  await weapp.tap('.send-review')
  await weapp.says('.result', /1 人，1 人认为解决，1 人满意/)
})
