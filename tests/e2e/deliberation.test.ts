import { grantRole } from '../../server/src/identity'
import { crewOf, step, walk } from '../support/cases'
import { type County, freshCounty } from '../support/county'
import { openWeapp, type Weapp } from '../support/weapp'

/**
 * From a proposal to its review on the real bundle, the real server and the real engine: every step of residents and council through
 * the pages. The case that a step becomes is walked by the staff over the API: tests/e2e/loop walks that through the pages.
 */

type Who = 'wang' | 'li' | 'chen'

let county: County
let weapp: Weapp | undefined
let proposalId: string
let topicId: string
let meetingId: string
const DAY = 86_400_000

async function visit(who: Who): Promise<{ id: string; token: string }> {
  const { simulator, call } = county.server
  const { code } = await simulator.control.login({ user: who })
  const { accessToken, me } = (await call('identity.wechatLogin', { tenant: county.slug, code })).ok
  return { id: me.id, token: accessToken }
}

/** Takes the phone of somebody else; what the last one left open is closed. */
async function asUser(who: Who): Promise<void> {
  expect(weapp?.errors ?? []).toEqual([])
  await weapp?.close()
  weapp = await openWeapp({
    user: who,
    apiBase: county.server.url,
    simulatorUrl: county.server.simulator.url,
    place: county.inside(county.grids[0]!),
  })
  await weapp.mp.mockWxMethod('showModal', { confirm: true, cancel: false, errMsg: 'showModal:ok' })
}

const mp = () => weapp!.mp
const open = (page: string, id: string) =>
  mp().callWxMethod('navigateTo', { url: `/deliberation/pages/${page}/index?id=${id}` })

/** Waits for something on the page in front, at most 20 s. */
async function find(selector: string) {
  for (const until = Date.now() + 20_000; ; ) {
    const page = await mp().currentPage()
    const element = await page?.$(selector)
    if (element) return element
    if (Date.now() > until) throw new Error(`no ${selector} on ${page?.path}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
const tap = async (selector: string) => (await find(selector)).tap()
const type = async (selector: string, words: string) =>
  ((await find(selector)) as unknown as { input(value: string): Promise<void> }).input(words)
async function says(selector: string, pattern: RegExp): Promise<void> {
  for (const until = Date.now() + 20_000; ; ) {
    const said = await (await find(selector)).text()
    if (pattern.test(said)) return
    if (Date.now() > until) throw new Error(`${selector} says ${said}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
/** Answers the sheet that asks for words. */
async function answer(words: string): Promise<void> {
  await type('.in-words', words)
  await tap('.send-words')
}
/** Waits until the server has what a tap has sent. */
async function until<T>(ask: () => Promise<T>, done: (seen: T) => boolean): Promise<T> {
  for (const end = Date.now() + 20_000; ; ) {
    const seen = await ask()
    if (done(seen)) return seen
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(seen).slice(0, 600)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
const topic = async () =>
  (await county.server.call('deliberation.topic', { id: topicId }, { token: (await visit('chen')).token })).ok

beforeAll(async () => {
  county = await freshCounty()
  const community = county.communities[0]!
  const admin = await county.administrator('管理员')
  const rules = (await admin.call('deliberation.rules', {})).ok
  const thresholds = { ...rules.thresholds, areas: [{ areaId: community._id, supporters: 2 }] }
  await admin.call('deliberation.setRules', { ...rules, thresholds }).then((one) => one.ok)
  for (const who of ['wang', 'li'] as const) {
    const { token } = await visit(who)
    await county.server
      .call('identity.updateMe', { communityId: community._id }, { token })
      .then((one) => one.ok)
  }
  const { id: accountId } = await visit('chen')
  const place = { areaId: community._id, areaPath: community.path, areaName: community.name }
  await grantRole(county.context, { accountId, role: 'council', ...place })
})
afterAll(async () => {
  await weapp?.close()
  await county?.stop()
})

test('a resident proposes from the tab 议事', async () => {
  await asUser('wang')
  await mp().callWxMethod('switchTab', { url: '/tabs/pages/deliberation/index' })
  await tap('.go-propose')
  await type('.in-title', '小区增设电动车充电棚')
  await type('.in-text', '楼道里充电很危险，建议在北门空地建充电棚。')
  await tap('.submit')
  await find('.withdraw')
  proposalId = String((await mp().currentPage())?.query.id)
})

test('a neighbour finds it and supports it: it is ready', async () => {
  await asUser('li')
  await mp().callWxMethod('switchTab', { url: '/tabs/pages/deliberation/index' })
  await tap('.seg-proposals')
  await tap(`.proposal-${proposalId}`)
  await tap('.support')
  await says('.support', /取消附议/)
})

test('the council makes a topic of it', async () => {
  await asUser('chen')
  await open('proposal', proposalId)
  await tap('.open-topic')
  await find('.argue-pro')
  topicId = String((await mp().currentPage())?.query.id)
  await county.server.settle()
})

test('residents argue, add a statement and take a position', async () => {
  await asUser('li')
  await open('topic', topicId)
  await tap('.argue-pro')
  await answer('集中充电更安全')
  await says('.side-pro', /集中充电更安全/)
  await tap('.seg-stance')
  await tap('.add-statement')
  await answer('充电棚应当装监控')
  await until(topic, ({ statements }) => statements === 1)
  await asUser('wang')
  await open('topic', topicId)
  await tap('.seg-stance')
  await says('.stance__card', /装监控/)
  await tap('.say-agree')
  await says('.stance', /已表态 1 条，共 1 条/)
  await says('.opinion', /参与的人还不够/)
})

test('a meeting: announced, checked in by scan, speaking, a motion, minutes', async () => {
  await asUser('chen')
  await open('topic', topicId)
  await tap('.call-meeting')
  await type('.in-place', '社区活动室')
  await tap('.send-meeting')
  meetingId = (await until(topic, ({ meetings }) => meetings.length === 1)).meetings[0]!.id
  await open('meeting', meetingId)
  await tap('.open-meeting')
  await find('.code')
  const { token } = await visit('chen')
  const code = async () =>
    (await county.server.call('deliberation.meetingCode', { id: meetingId }, { token })).ok.code

  await asUser('li')
  weapp!.phone.scan = await code()
  await open('meeting', meetingId)
  await tap('.check-in')
  await tap('.ask-to-speak')
  await says('.ask-to-speak', /不发言了/)

  await asUser('chen')
  await open('meeting', meetingId)
  await tap('.next-speaker')
  await says('.speakers', /正在发言/)
  await tap('.open-motion')
  await answer('充电棚建在北门空地')
  await find('.close-motion')

  await asUser('li')
  await open('meeting', meetingId)
  await tap('.vote-yes')
  const seen = async () =>
    (
      await county.server.call(
        'deliberation.meeting',
        { id: meetingId },
        { token: (await visit('li')).token },
      )
    ).ok
  await until(seen, ({ motions }) => motions[0]?.mine === 'yes')

  await asUser('chen')
  await open('meeting', meetingId)
  await tap('.close-motion')
  await says('.motions', /通过/)
  await tap('.end-meeting')
  await type('.in-minutes', '一致同意充电棚建在北门空地。')
  await tap('.send-minutes')
  await says('.minutes', /一致同意/)
})

test('the decision is on notice, then carried out; a step becomes a case', async () => {
  await open('topic', topicId)
  await tap('.decide')
  await answer('在北门空地建充电棚')
  await until(topic, ({ stage }) => stage === 'decided')
  await tap('.plan-step')
  await type('.in-step-title', '北门空地通电')
  await type('.in-money', '1200.5')
  await tap('.send-step')
  await until(topic, ({ steps }) => steps.length === 1)
  county.server.clock.advance(7 * DAY + 1)

  await asUser('chen')
  await open('topic', topicId)
  await tap('.execute')
  const [planned] = (await until(topic, ({ stage }) => stage === 'executing')).steps
  expect(planned).toMatchObject({ amountFen: 120_050, done: false })
  await tap(`.dispatch-${planned!.id}`)
  const [sent] = (await until(topic, ({ steps }) => steps[0]?.case !== null)).steps
  const crew = await crewOf(county)
  const one = { id: sent!.case!.id }
  expect((await step(crew.dispatcher, one, 'file', { categoryCode: '0102' })).status).toBe(200)
  await walk(crew, (await crew.dispatcher.call('cases.view', one)).ok, 'closed')
  await county.server.settle()
  expect((await topic()).steps[0]).toMatchObject({ done: true })
})

test('the result is told, and a resident reviews it', async () => {
  await asUser('chen')
  await open('topic', topicId)
  await tap('.publish-result')
  await answer('充电棚已经建好并通电')
  await until(topic, ({ stage }) => stage === 'resulted')
  await county.server.settle()

  await asUser('li')
  const { token } = await visit('li')
  const { items } = (await county.server.call('notifications.inbox', {}, { token })).ok
  expect(items[0]).toMatchObject({ title: '结果已公开,请您评议', subject: { kind: 'topic', id: topicId } })
  await open('topic', topicId)
  await tap('.review')
  await tap('.send-review')
  await says('.result', /我的评议\s*已解决/)
  expect((await topic()).reviews).toEqual({ count: 1, solved: 1, satisfied: 1 })
  expect(weapp?.errors).toEqual([])
})
