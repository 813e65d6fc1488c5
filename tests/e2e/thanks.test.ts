import { grantRole } from '../../server/src/identity'
import { shopAccount } from '../../server/src/points/ledger/writer'
import { recount } from '../../server/src/volunteering/jobs/recount'
import { books } from '../api/points/support'
import { type Reward, shopIn } from '../api/rewards/support'
import { anActivity } from '../support/activities'
import { type County, freshCounty } from '../support/county'
import { signIn, takePhone } from '../support/phones'
import { until, type Weapp } from '../support/weapp'

/**
 * One resident's way through all of it (issue 6, "At the end"), on the real bundle, the real server, the real engine and a simulated WeChat:
 * every point that is spent here was earned here, and at the end the books of the community balance to the point.
 */

type Who = 'wang' | 'chen' | 'keeper' | 'li' | 'zhou'

let county: County
let weapp: Weapp
let activityId: string
let helpId: string
let shopId: string
let rice: Reward
let kit: Reward
const accounts = new Map<Who, string>()
const HOUR = 3_600_000

const visit = (who: Who) => signIn(county, who)
async function asUser(who: Who): Promise<void> {
  weapp = await takePhone(county, weapp, who)
}
/** Both clocks: WeChat's callbacks are of now. */
async function moveTo(at: number): Promise<void> {
  const ms = at - county.server.clock.now()
  county.server.clock.advance(ms)
  await county.server.simulator.control.advance({ ms })
}
const idInFront = async () => String((await weapp.mp.currentPage())?.query.id)
/** Opens a page on an empty stack: WeChat holds ten. */
async function open(page: string, id = ''): Promise<void> {
  await weapp.tab('me')
  await weapp.open(`/${page}/index?id=${id}`)
}
const ask = async (who: Who) => ({ token: (await visit(who)).token })
const code = async () =>
  (await county.server.call('volunteering.code', { id: activityId }, await ask('chen'))).ok.code
const help = async (who: Who) =>
  (await county.server.call('volunteering.help', { id: helpId }, await ask(who))).ok

beforeAll(async () => {
  county = await freshCounty({ at: new Date().toISOString(), pay: true })
  for (const who of ['wang', 'chen', 'keeper', 'li', 'zhou'] as const)
    accounts.set(who, (await visit(who)).id)
  const { _id: areaId, path: areaPath, name: areaName } = county.communities[0]!
  const grant = (who: Who, role: 'council' | 'administrator') =>
    grantRole(county.context, { accountId: accounts.get(who)!, role, areaId, areaPath, areaName })
  await grant('chen', 'council')
  await grant('zhou', 'administrator')
  const admin = await county.administrator('管理员')
  const stand = await shopIn(county, admin, '街角小店', accounts.get('keeper')!)
  shopId = stand.shop.id
  rice = await stand.reward({ points: 8 })
  kit = await stand.reward({ name: '修理工具箱', points: 10, cashFen: 1990, stock: 5 })

  const startsAt = county.server.clock.now() + 2 * HOUR
  const given = anActivity(county, {
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(startsAt + 2 * HOUR).toISOString(),
  })
  const { call } = county.server
  activityId = (await call('volunteering.create', given, await ask('chen'))).ok.id
  await call('volunteering.publish', { id: activityId }, await ask('chen')).then((one) => one.ok)
})
afterAll(async () => {
  await weapp?.close()
  await county?.stop()
})

test('signs up for an activity, checks in and out by the organiser’s code', async () => {
  const startsAt = county.server.clock.now() + 2 * HOUR
  await asUser('wang')
  await weapp.tab('volunteering')
  await weapp.tap(`.activity-${activityId}`)
  await weapp.tap('.sign-up')
  await weapp.find('.cancel-sign-up')
  for (const at of [startsAt, startsAt + 2 * HOUR]) {
    await moveTo(at)
    weapp.phone.scan = await code()
    await open('volunteering/pages/activity', activityId)
    await weapp.tap('.scan')
    await weapp.says('.my-presence', at === startsAt ? /已签到/ : /签退/)
  }
})

test('gets hours, and a certificate whose code anybody can check', async () => {
  await asUser('chen')
  await open('volunteering/pages/roster', activityId)
  await weapp.says(`.hours-${accounts.get('wang')}`, /2 小时/)
  await weapp.tap('.confirm-hours')
  const roster = async () =>
    (await county.server.call('volunteering.roster', { id: activityId }, await ask('chen'))).ok
  await until(roster, ({ lines }) => lines.some(({ record }) => record?.halfHours === 4))
  await county.server.settle()

  await asUser('wang')
  await weapp.tab('volunteering')
  await weapp.tap('.go-hours')
  await weapp.says('.sum', /2 小时/)
  await weapp.tap('.make-certificate')
  await weapp.says('.certificate', /志愿服务 2 小时/)
  await until(
    () => weapp.calls(),
    (calls) => calls.some(({ name }) => name === 'openDocument'),
  )
  const [paper] = (await county.server.call('volunteering.certificates', {}, await ask('wang'))).ok.items
  const page = await (await fetch(paper!.checkUrl)).text()
  expect(page).toMatch(/证书真实有效.*累计 2 小时/s)
  expect(page).not.toContain('wang')
})

test('sees the points and when they expire', async () => {
  await weapp.tab('me')
  await weapp.tap('.go-points')
  await weapp.says('.points-balance__number', /^20$/)
  await weapp.says('.points-history', /志愿服务时长.*\+20/s)
  await weapp.says('.points-expiring', /\d{4}年\d+月\d+日（含）前可用.*20 分/s)
})

test('redeems a bag of rice: the shopkeeper scans once', async () => {
  await open('rewards/pages/reward', rice.id)
  await weapp.tap('.redeem')
  const shown = await weapp.words('.voucher__code')
  await asUser('keeper')
  await weapp.tab('me')
  await weapp.tap('.go-counter')
  weapp.phone.scan = shown
  await weapp.tap('.scan-voucher')
  await weapp.says('.handed--done', /核销成功.*大米 5 公斤.*8 积分/s)
})

test('and a repair kit for points and ¥19.90, which is given back', async () => {
  await asUser('wang')
  await open('rewards/pages/reward', kit.id)
  await weapp.tap('.redeem')
  await weapp.find('.voucher__qr')
  const id = await idInFront()
  await weapp.tap('.cancel-order')
  await weapp.says('.order-head', /已取消.*10 积分已退回/s)
  await county.server.settle()
  await moveTo(county.server.clock.now() + 2_000)
  await open('rewards/pages/order', id)
  await weapp.says('.refunds', /¥19\.90.*已退回微信/s)
})

test('an elderly neighbour asks for help and thanks the helper, who gets points for it', async () => {
  await asUser('li')
  await weapp.tab('volunteering')
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

  await asUser('wang')
  await weapp.tab('volunteering')
  await weapp.tap('.seg-help')
  await weapp.tap(`.help-${helpId}`)
  await weapp.tap('.respond')
  await weapp.find('.withdraw')

  await asUser('li')
  await open('volunteering/pages/help', helpId)
  await weapp.tap(`.choose-${accounts.get('wang')}`)
  await weapp.find('.partner')
  await moveTo(Date.parse((await help('li')).from) + HOUR)
  for (const who of ['wang', 'li'] as const) {
    await asUser(who)
    await open('volunteering/pages/help', helpId)
    await weapp.tap('.confirm-help')
    await weapp.tap('.send-hours')
    const side = who === 'wang' ? 'helper' : 'asker'
    await until(
      () => help(who),
      ({ confirmed }) => confirmed[side] === 2,
    )
  }
  await open('volunteering/pages/help', helpId)
  await weapp.tap('.thank')
  await weapp.type('.in-words', '真是帮了大忙！')
  await weapp.tap('.send-words')
  await weapp.says('.thanks', /帮了大忙/)
  await county.server.settle()

  await asUser('wang')
  await weapp.open('/notifications/pages/inbox/index')
  await weapp.says('.messages', /邻居向您道谢/)
  await open('points/pages/mine')
  await weapp.says('.points-balance__number', /^32$/)
  await weapp.says('.points-history', /上门帮助邻居.*\+20/s)
})

test('the community sees that the books balance, to the point', async () => {
  await county.server.runJob('points.reconcile')
  expect((await recount(county.context)).wrong).toEqual([])
  await asUser('zhou')
  await open('points/pages/keep')
  await weapp.tap('.seg-runs')
  await weapp.says('.points-run-reconcile', /对账.*完成.*核对 2 个账户/s)
  expect(await weapp.words('.points-keep')).not.toMatch(/账不平/)
  const { sum, wrong, sumOf } = await books(county)
  expect({ sum, wrong }).toEqual({ sum: 0, wrong: [] })
  const all = { wang: sumOf(accounts.get('wang')!), shop: sumOf(shopAccount(shopId)), issued: sumOf('issue') }
  expect(all).toEqual({ wang: 32, shop: 8, issued: -40 })
  expect(weapp.errors).toEqual([])
})
