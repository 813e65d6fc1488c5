import { grantRole } from '../../server/src/identity'
import { anActivity } from '../support/activities'
import { type County, freshCounty } from '../support/county'
import { signIn, takePhone } from '../support/phones'
import { until, type Weapp } from '../support/weapp'

/**
 * An activity from its draft to the certificate, and a neighbour's help from the request to the thanks, on the real bundle, the real server
 * and the real engine; every step of volunteers and organiser through the pages.
 */

type Who = 'wang' | 'li' | 'chen'

let county: County
let weapp: Weapp
let activityId: string
let helpId: string
const accounts = new Map<Who, string>()
const HOUR = 3_600_000

const visit = (who: Who) => signIn(county, who)

/** Takes the phone of somebody else; what the last one left open is closed. */
async function asUser(who: Who): Promise<void> {
  weapp = await takePhone(county, weapp, who)
}

const open = (page: string, id = '') => weapp.open(`/volunteering/pages/${page}/index?id=${id}`)
const openTab = () => weapp.tab('volunteering')

const idInFront = async () => String((await weapp.mp.currentPage())?.query.id)
const activity = async (who: Who = 'chen') =>
  (await county.server.call('volunteering.activity', { id: activityId }, { token: (await visit(who)).token }))
    .ok
const roster = async () =>
  (
    await county.server.call(
      'volunteering.roster',
      { id: activityId },
      { token: (await visit('chen')).token },
    )
  ).ok
const code = async () =>
  (await county.server.call('volunteering.code', { id: activityId }, { token: (await visit('chen')).token }))
    .ok.code
const help = async (who: Who) =>
  (await county.server.call('volunteering.help', { id: helpId }, { token: (await visit(who)).token })).ok

beforeAll(async () => {
  county = await freshCounty()
  for (const who of ['wang', 'li', 'chen'] as const) accounts.set(who, (await visit(who)).id)
  const { _id: areaId, path: areaPath, name: areaName } = county.communities[0]!
  const accountId = accounts.get('chen') as string
  await grantRole(county.context, { accountId, role: 'council', areaId, areaPath, areaName })
})
afterAll(async () => {
  await weapp?.close()
  await county?.stop()
})

test('an organiser drafts an activity and publishes it', async () => {
  await asUser('chen')
  await openTab()
  await weapp.tap('.go-organise')
  await weapp.tap('.go-create')
  await weapp.type('.in-title', '清理河道垃圾')
  await weapp.type('.in-text', '一起把东河两岸的垃圾捡干净，工具由社区准备。')
  await weapp.tap('.find-place')
  await weapp.type('.in-address', '东河公园南门')
  await weapp.type('.in-limit', '1')
  await new Promise((resolve) => setTimeout(resolve, 500))
  await weapp.tap('.submit')
  await weapp.tap('.publish')
  activityId = await idInFront()
  await until(activity, ({ state, visibility }) => state === 'published' && visibility === 'visible')
})

test('one takes the place, another waits in line and moves up when it is given back', async () => {
  await asUser('li')
  await openTab()
  await weapp.tap(`.activity-${activityId}`)
  await weapp.tap('.sign-up')
  await weapp.find('.cancel-sign-up')
  await asUser('wang')
  await openTab()
  await weapp.tap(`.activity-${activityId}`)
  await weapp.says('.sign-up', /候补/)
  await weapp.tap('.sign-up')
  await weapp.says('.in-line', /第 1 位/)
  await asUser('li')
  await open('activity', activityId)
  await weapp.tap('.cancel-sign-up')
  await weapp.find('.sign-up')
  await county.server.settle()
  expect((await activity('wang')).mine).toBe('in')
  await asUser('wang')
  await weapp.open('/notifications/pages/inbox/index')
  await weapp.says('.messages', /候补成功/)
})

test('the organiser changes what is published, and who signed up is told what is new', async () => {
  await asUser('chen')
  await open('roster', activityId)
  await weapp.tap('.go-edit')
  await weapp.type('.in-contact', '13800000000')
  await weapp.tap('.add-role')
  await weapp.type('.in-role-1', '分类')
  await weapp.type('.in-limit-1', '5')
  await weapp.tap('.save')
  const one = await until(activity, ({ roles }) => roles.length === 2)
  expect(one).toMatchObject({ contact: '13800000000', limit: 6, signedUp: 1 })
  await county.server.settle()
  await asUser('wang')
  await weapp.open('/notifications/pages/inbox/index')
  await weapp.says('.messages', /联系方式有变/)
})

test('the organiser shows the code; the volunteer scans it at the place, and again when leaving', async () => {
  const startsAt = Date.parse((await activity()).startsAt)
  county.server.clock.set(startsAt)
  await asUser('chen')
  await open('roster', activityId)
  await weapp.find('.check-in-code')
  await asUser('wang')
  weapp.phone.scan = await code()
  await open('activity', activityId)
  await weapp.tap('.scan')
  await weapp.says('.my-presence', /已签到/)
  county.server.clock.set(startsAt + 2 * HOUR)
  weapp.phone.scan = await code()
  await open('activity', activityId)
  await weapp.says('.scan', /签退/)
  await weapp.tap('.scan')
  await weapp.says('.my-presence', /签退/)
})

test('the organiser confirms the hours; the volunteer sees them and gets a certificate', async () => {
  const wang = accounts.get('wang')
  await asUser('chen')
  await open('roster', activityId)
  await weapp.says(`.hours-${wang}`, /2 小时/)
  await weapp.tap(`.less-${wang}`)
  await weapp.says(`.hours-${wang}`, /1.5 小时/)
  await weapp.tap('.confirm-hours')
  await until(roster, ({ lines }) => lines.some(({ record }) => record?.halfHours === 3))
  await county.server.settle()
  await asUser('wang')
  await openTab()
  await weapp.tap('.go-hours')
  await weapp.says('.sum', /1.5 小时/)
  await weapp.tap('.make-certificate')
  await weapp.says('.certificate', /志愿服务 1.5 小时/)
  const shown = await until(
    () => weapp.calls(),
    (calls) => calls.some(({ name }) => name === 'openDocument'),
  )
  expect(shown.find(({ name }) => name === 'openDocument')?.options).toMatchObject({ fileType: 'pdf' })
})

test('the organiser corrects hours with a reason, and the volunteer sees both records', async () => {
  const wang = accounts.get('wang')
  await asUser('chen')
  await open('roster', activityId)
  await weapp.tap(`.correct-${wang}`)
  await weapp.tap('.more-corrected')
  await weapp.type('.in-correction', '签退晚了半小时')
  await weapp.tap('.send-correction')
  await until(roster, ({ lines }) => lines.some(({ record }) => record?.halfHours === 4))
  await county.server.settle()
  await asUser('wang')
  await open('hours')
  await weapp.says('.sum', /2 小时/)
  await weapp.says('.hours', /更正原因：签退晚了半小时/)
})

test('the organiser calls off what is left of a series', async () => {
  const chen = (await visit('chen')).token
  const { call } = county.server
  const startsAt = county.server.clock.now() + 48 * HOUR
  const series = anActivity(county, {
    ...{ title: '每周扫楼道', repeat: { every: 'week', count: 3 } },
    ...{ startsAt: new Date(startsAt).toISOString(), endsAt: new Date(startsAt + HOUR).toISOString() },
  })
  const first = (await call('volunteering.create', series, { token: chen })).ok
  await call('volunteering.publish', { id: first.id, series: true }, { token: chen }).then((one) => one.ok)
  await asUser('chen')
  await open('roster', first.id)
  await weapp.tap('.cancel-series')
  await weapp.type('.in-words', '这段时间要修楼梯')
  await weapp.tap('.send-words')
  const all = async () =>
    (await call('volunteering.organised', {}, { token: (await visit('chen')).token })).ok.items
  const led = await until(all, (items) => items.filter(({ state }) => state === 'cancelled').length === 3)
  expect(led.filter(({ title }) => title === '每周扫楼道')).toHaveLength(3)
})

test('without a connection the organiser notes who is there; it is sent once the connection is back', async () => {
  const { startsAt } = await activity()
  const again = Date.parse(startsAt) + 24 * HOUR
  const chen = (await visit('chen')).token
  const { call } = county.server
  const given = {
    ...{ areaId: county.communities[0]!._id, title: '社区义诊', text: '量血压、测血糖，欢迎来帮忙。' },
    place: { ...county.inside(county.grids[0]!), address: '社区门口' },
    ...{ startsAt: new Date(again).toISOString(), endsAt: new Date(again + 2 * HOUR).toISOString() },
    roles: [{ name: '引导', limit: 5 }],
  }
  const made = (await call('volunteering.create', given, { token: chen })).ok
  await call('volunteering.publish', { id: made.id }, { token: chen }).then((one) => one.ok)
  const li = await visit('li')
  const join = { id: made.id, roleId: made.roles[0]!.id }
  await call('volunteering.signUp', join, { token: li.token }).then((one) => one.ok)
  county.server.clock.set(again)
  activityId = made.id
  await asUser('chen')
  await open('roster', activityId)
  await weapp.find(`.note-in-${li.id}`)
  await weapp.setOnline(false)
  await weapp.tap(`.note-in-${li.id}`)
  await weapp.says('.send-notes', /1 条/)
  expect((await roster()).lines[0]?.presence).toBeNull()
  await weapp.setOnline(true)
  const seen = await until(roster, ({ lines }) => lines[0]?.presence !== null)
  expect(seen.lines[0]?.presence?.inBy).toBe('organiser')
})

test('a neighbour asks for help, chooses who answers, both confirm, and thanks', async () => {
  // The page proposes tomorrow by the phone's clock.
  county.server.clock.set(Date.now())
  await asUser('wang')
  await openTab()
  await weapp.tap('.seg-help')
  await weapp.tap('.go-post-help')
  await weapp.tap('.skill-errand')
  await weapp.type('.in-title', '帮忙取药')
  await weapp.type('.in-text', '腿脚不便，想请人到药店取药。')
  await weapp.tap('.find-place')
  await weapp.type('.in-address', '东河新村3栋')
  await new Promise((resolve) => setTimeout(resolve, 500))
  await weapp.tap('.submit')
  await weapp.find('.cancel-help')
  helpId = await idInFront()

  await asUser('li')
  await openTab()
  await weapp.tap('.seg-help')
  await weapp.tap(`.help-${helpId}`)
  await weapp.tap('.respond')
  await weapp.find('.withdraw')

  await asUser('wang')
  await open('help', helpId)
  await weapp.tap(`.choose-${accounts.get('li')}`)
  await weapp.find('.partner')
  county.server.clock.set(Date.parse((await help('wang')).from) + HOUR)
  await open('help', helpId)
  await weapp.tap('.confirm-help')
  await weapp.tap('.send-hours')
  await until(
    () => help('wang'),
    ({ confirmed }) => confirmed.asker === 2,
  )

  await asUser('li')
  await open('help', helpId)
  await weapp.tap('.confirm-help')
  await weapp.tap('.less-help')
  await weapp.tap('.send-hours')
  await until(
    () => help('li'),
    ({ state, doneHalfHours }) => state === 'done' && doneHalfHours === 1,
  )

  await asUser('wang')
  await open('help', helpId)
  await weapp.tap('.thank')
  await weapp.type('.in-words', '真是帮了大忙！')
  await weapp.tap('.send-words')
  await weapp.says('.thanks', /帮了大忙/)

  // Whom one has blocked one can let go again.
  const li = accounts.get('li') as string
  const { token } = await visit('wang')
  await county.server
    .call('volunteering.blockPerson', { id: helpId, accountId: li }, { token })
    .then((one) => one.ok)
  await open('blocks')
  await weapp.tap(`.unblock-${li}`)
  await weapp.says('.blocks', /没有屏蔽任何人/)
  expect(weapp.errors).toEqual([])
})
