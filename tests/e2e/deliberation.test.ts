import { grantRole } from '../../server/src/identity'
import { crewOf, step, walk } from '../support/cases'
import { type County, freshCounty } from '../support/county'
import { signIn, takePhone } from '../support/phones'
import { until, type Weapp } from '../support/weapp'

/**
 * From a proposal to its review on the real bundle, the real server and the real engine: every step of residents and council through
 * the pages. The case that a step becomes is walked by the staff over the API: tests/e2e/loop walks that through the pages.
 */

type Who = 'wang' | 'li' | 'chen'

let county: County
let weapp: Weapp
let proposalId: string
let topicId: string
let meetingId: string
const DAY = 86_400_000

const visit = (who: Who) => signIn(county, who)

/** Takes the phone of somebody else; what the last one left open is closed. */
async function asUser(who: Who): Promise<void> {
  weapp = await takePhone(county, weapp, who)
}

const open = (page: string, id: string) => weapp.open(`/deliberation/pages/${page}/index?id=${id}`)

/** Answers the sheet that asks for words. */
async function answer(words: string): Promise<void> {
  await weapp.type('.in-words', words)
  await weapp.tap('.send-words')
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
  await weapp.tab('deliberation')
  await weapp.tap('.go-propose')
  await weapp.type('.in-title', '小区增设电动车充电棚')
  await weapp.type('.in-text', '楼道里充电很危险，建议在北门空地建充电棚。')
  await weapp.tap('.category-1')
  await weapp.tap('.submit')
  await weapp.find('.withdraw')
  proposalId = String((await weapp.mp.currentPage())?.query.id)
})

test('a neighbour finds it and supports it: it is ready', async () => {
  await asUser('li')
  await weapp.tab('deliberation')
  // Who is about to propose the same is shown what is there.
  await weapp.tap('.go-propose')
  await weapp.type('.in-title', '增设电动车充电棚')
  await weapp.type('.in-text', '楼道里充电很危险，建议建充电棚。')
  await weapp.tap(`.similar .proposal-${proposalId}`)
  await weapp.says('.proposal', /停车出行/)
  await weapp.tab('deliberation')
  await weapp.tap('.seg-proposals')
  await weapp.tap(`.proposal-${proposalId}`)
  await weapp.tap('.support')
  await weapp.says('.support', /取消附议/)
})

test('the council makes a topic of it', async () => {
  await asUser('chen')
  await open('proposal', proposalId)
  await weapp.tap('.open-topic')
  await weapp.find('.argue-pro')
  topicId = String((await weapp.mp.currentPage())?.query.id)
  await county.server.settle()
})

test('residents argue, add a statement and take a position', async () => {
  await asUser('li')
  await open('topic', topicId)
  await weapp.tap('.argue-pro')
  await answer('集中充电更安全')
  await weapp.says('.side-pro', /集中充电更安全/)
  await weapp.tap('.seg-stance')
  await weapp.tap('.add-statement')
  await answer('充电棚应当装监控')
  await until(topic, ({ statements }) => statements === 1)
  await asUser('wang')
  await open('topic', topicId)
  await weapp.tap('.seg-stance')
  await weapp.says('.stance__card', /装监控/)
  await weapp.tap('.say-agree')
  await weapp.says('.stance', /已表态 1 条，共 1 条/)
  await weapp.says('.opinion', /参与的人还不够/)
})

test('a meeting: announced, checked in by scan, speaking, a motion, minutes', async () => {
  await asUser('chen')
  await open('topic', topicId)
  await weapp.tap('.call-meeting')
  await weapp.type('.in-place', '社区活动室')
  await weapp.tap('.send-meeting')
  const called = (await until(topic, ({ meetings }) => meetings.length === 1)).meetings[0]!
  meetingId = called.id
  // Nobody is to find the room empty: it can't be held before the time in the notice.
  await open('meeting', meetingId)
  await weapp.find('.cancel-meeting')
  expect(await weapp.words('.meeting')).not.toContain('开始会议')
  county.server.clock.set(called.at)
  await asUser('chen')
  await open('meeting', meetingId)
  await weapp.tap('.open-meeting')
  await weapp.find('.check-in-code')
  const { token } = await visit('chen')
  const code = async () =>
    (await county.server.call('deliberation.meetingCode', { id: meetingId }, { token })).ok.code

  await asUser('li')
  weapp.phone.scan = await code()
  await open('meeting', meetingId)
  await weapp.tap('.check-in')
  await weapp.tap('.ask-to-speak')
  await weapp.says('.ask-to-speak', /不发言了/)

  await asUser('chen')
  await open('meeting', meetingId)
  await weapp.tap('.next-speaker')
  await weapp.says('.speakers', /正在发言/)
  await weapp.tap('.open-motion')
  await answer('充电棚建在北门空地')
  await weapp.find('.close-motion')

  await asUser('li')
  await open('meeting', meetingId)
  await weapp.tap('.vote-yes')
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
  await weapp.tap('.close-motion')
  await weapp.says('.motions', /通过/)
  await weapp.tap('.end-meeting')
  await weapp.type('.in-minutes', '一致同意充电棚建在北门空地。')
  await weapp.type('.in-task-1', '量好北门空地的尺寸')
  // The second of those who may be asked is who has checked in.
  await (await weapp.find('.pick-owner-1')).trigger('change', { value: 1 })
  await weapp.tap('.send-minutes')
  await weapp.says('.minutes', /一致同意[\s\S]*量好北门空地的尺寸[\s\S]*待完成/)
  await asUser('li')
  await open('meeting', meetingId)
  const [task] = (await until(seen, ({ tasks }) => tasks.length === 1)).tasks
  await weapp.tap(`.finish-task-${task!.id}`)
  await weapp.says('.minutes', /已完成/)
  await asUser('chen')
})

test('the decision is on notice, then carried out; a step becomes a case', async () => {
  await open('topic', topicId)
  await weapp.tap('.decide')
  await answer('在北门空地建充电棚')
  await until(topic, ({ stage }) => stage === 'decided')
  await weapp.tap('.plan-step')
  await weapp.type('.in-step-title', '北门空地通电')
  await weapp.type('.in-money', '1200.5')
  await weapp.tap('.send-step')
  await until(topic, ({ steps }) => steps.length === 1)
  county.server.clock.advance(7 * DAY + 1)

  await asUser('chen')
  await open('topic', topicId)
  await weapp.tap('.execute')
  const [planned] = (await until(topic, ({ stage }) => stage === 'executing')).steps
  expect(planned).toMatchObject({ amountFen: 120_050, done: false })
  await weapp.tap(`.dispatch-${planned!.id}`)
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
  await weapp.tap('.publish-result')
  await answer('充电棚已经建好并通电')
  await until(topic, ({ stage }) => stage === 'resulted')
  await county.server.settle()

  await asUser('li')
  const { token } = await visit('li')
  const { items } = (await county.server.call('notifications.inbox', {}, { token })).ok
  expect(items[0]).toMatchObject({ title: '结果已公开，请您评议', subject: { kind: 'topic', id: topicId } })
  await open('topic', topicId)
  await weapp.tap('.review')
  await weapp.tap('.send-review')
  await weapp.says('.result', /我的评议\s*已解决/)
  expect((await topic()).reviews).toEqual({ count: 1, solved: 1, satisfied: 1 })
  expect(weapp?.errors).toEqual([])
})
