import type { Output } from '@linli/shared/contract'
import { REMIND_BEFORE_MS } from '@linli/shared/rewards/orders'
import { openSession } from '../../../server/src/identity'
import { accountsModel } from '../../../server/src/identity/model'
import { type County, freshCounty, type Person } from '../../support/county'
import { give } from '../points/support'
import { type Reward, shopIn } from './support'

/** What a resident is told of his orders, where it leads, and what he is not told. */

const MINUTE = 60_000
const DAY = 86_400_000

let county: County
let admin: Person
let stand: Awaited<ReturnType<typeof shopIn>>
let rice: Reward
let kit: Reward
let li: Person

beforeAll(async () => {
  county = await freshCounty({ pay: true })
  admin = await county.administrator('管理员')
  stand = await shopIn(county, admin)
  rice = await stand.reward({ stock: 100, validDays: 30 })
  kit = await stand.reward({ name: '修理工具箱', points: 300, cashFen: 1990, stock: 100 })
})
beforeEach(async () => {
  li = await county.resident('李奶奶')
  await give(county, li.id, 500)
  const { openid } = await control().visit({ user: li.id })
  await county.context
    .model(accountsModel)
    .updateOne({ _id: li.id, tenantId: county.tenant._id }, { $set: { openid } })
  await signInAgain()
})
afterAll(() => county.stop())

const control = () => county.server.simulator.control
async function signInAgain(): Promise<void> {
  for (const person of [admin, stand.keeper, li])
    person.token = (await openSession(county.context, person.id)).accessToken
}
async function advance(ms: number): Promise<void> {
  county.server.clock.advance(ms)
  await control().advance({ ms })
  await signInAgain()
}
type Order = Output<'rewards.orderView'>
const order = async (reward: Reward): Promise<Order> => (await li.call('rewards.order', { id: reward.id })).ok
const view = async (id: string): Promise<Order> => (await li.call('rewards.orderView', { id })).ok
async function pay(id: string): Promise<void> {
  const params = (await li.call('rewards.pay', { id })).ok
  expect((await control().pay({ user: li.id, params })).errMsg).toBe('requestPayment:ok')
}
async function handOver(id: string): Promise<void> {
  const { code } = (await li.call('rewards.voucher', { id })).ok
  expect((await stand.keeper.call('rewards.handOver', { id: stand.shop.id, code })).status).toBe(200)
}
/** What is in the inbox, newest first; all of it leads to orders. */
async function told() {
  await county.server.settle()
  const { items } = (await li.call('notifications.inbox', {})).ok
  expect(items.every(({ subject }) => subject?.kind === 'rewardOrder')).toBe(true)
  return items
}
const titles = async () => (await told()).map(({ title }) => title)

test('a code comes as a picture too, and says how long it holds whatever the phone’s clock says', async () => {
  const { id } = await order(rice)
  county.server.clock.advance(MINUTE - (county.server.clock.now() % MINUTE) + 10_000)
  const voucher = (await li.call('rewards.voucher', { id })).ok
  expect(voucher.svg).toMatch(/^<svg /)
  expect(voucher.renewIn).toBe(50_000)
  expect(Date.parse(voucher.renewAt)).toBe(county.server.clock.now() + 50_000)
})

test('who has had it as often as the limit allows sees it before he tries; another doesn’t', async () => {
  const once = await stand.reward({ name: '限兑礼品', limit: { count: 1, days: 30 } })
  const seen = async (person: Person) => {
    const { items } = (await person.call('rewards.catalogue', { limit: 100 })).ok
    const { hindrance } = (await person.call('rewards.read', { id: once.id })).ok
    expect(items.find(({ id }) => id === once.id)?.hindrance).toBe(hindrance)
    return hindrance
  }
  expect(await seen(li)).toBeNull()
  const { id, version } = await order(once)
  expect(await seen(li)).toBe('limit')
  expect(await seen(await county.resident('王大爷'))).toBeNull()
  await li.call('rewards.cancel', { id, version })
  expect(await seen(li)).toBeNull()
  await order(once)
  expect(await seen(li)).toBe('limit')
  await advance(30 * DAY)
  expect(await seen(li)).toBeNull()
})

test('fetched: when, in which shop, and it leads to the order; ordering itself is no news', async () => {
  const { id } = await order(rice)
  expect(await told()).toEqual([])
  await handOver(id)
  const [notice, ...more] = await told()
  expect(more).toEqual([])
  expect(notice).toMatchObject({ title: '兑换券已使用', subject: { kind: 'rewardOrder', id } })
  expect(notice?.body).toContain('在“福满超市”（东街 1 号）领取')
})

test('reminded once, three days before it expires; then told that the points are back', async () => {
  const { id, expiresAt } = await order(rice)
  const job = () => county.server.runJob('rewards.dueOrders')
  await advance(Date.parse(expiresAt) - REMIND_BEFORE_MS - 1 - county.server.clock.now())
  await job()
  expect(await told()).toEqual([])
  await advance(1)
  await job()
  await job()
  expect(await titles()).toEqual(['兑换的礼品快到期了'])
  expect((await view(id)).status).toBe('ready')
  await advance(REMIND_BEFORE_MS)
  await job()
  await job()
  expect(await titles()).toEqual(['兑换已过期，积分已退回', '兑换的礼品快到期了'])
  expect((await told())[0]?.body).toMatch(/60 积分已退回。$/)
})

test('what can be fetched for three days only is not reminded of', async () => {
  await order(await stand.reward({ name: '鲜奶', validDays: 3 }))
  await county.server.runJob('rewards.dueOrders')
  await advance(2 * DAY)
  await county.server.runJob('rewards.dueOrders')
  expect(await told()).toEqual([])
})

test('paid: a receipt with where to fetch it, also reminded; unpaid in time: the points are back', async () => {
  const { id } = await order(kit)
  await pay(id)
  expect(await titles()).toEqual(['付款成功，可以去领取了'])
  expect((await told())[0]?.body).toContain('已付 ¥19.90')
  await advance(Date.parse((await view(id)).expiresAt) - REMIND_BEFORE_MS - county.server.clock.now())
  await county.server.runJob('rewards.dueOrders')
  expect((await titles())[0]).toBe('兑换的礼品快到期了')
  await li.call('rewards.cancel', { id, version: (await view(id)).version })
  const late = await order(kit)
  await advance(15 * MINUTE)
  await county.server.runJob('rewards.dueOrders')
  expect((await view(late.id)).status).toBe('cancelled')
  const notice = (await told()).find(({ subject }) => subject?.id === late.id)
  expect(notice).toMatchObject({ title: '兑换已取消，积分已退回' })
  expect(notice?.body).toContain('没有按时付款')
})

test('called off by oneself: only the money’s arrival is news', async () => {
  const { id } = await order(kit)
  await pay(id)
  await li.call('rewards.cancel', { id, version: (await view(id)).version })
  await county.server.settle()
  await advance(2_000)
  expect(await titles()).toEqual(['退款已到账', '付款成功，可以去领取了'])
})

test('paid after it was called off: told that it goes back by itself, then that it has', async () => {
  await control().addNoticeFault({ kind: 'payment', fault: 'hold' })
  const { id, version } = await order(kit)
  await pay(id)
  await li.call('rewards.cancel', { id, version })
  await control().releaseNotices()
  expect(await titles()).toEqual(['兑换已取消，付款会退回'])
  await advance(2_000)
  expect((await titles())[0]).toBe('退款已到账')
})

test('given back by the county: points and money, each once', async () => {
  const { id } = await order(kit)
  await pay(id)
  await handOver(id)
  // Later than the hand-over: news of one instant stand in no order.
  await advance(1_000)
  const { version } = await view(id)
  expect(
    (await admin.call('rewards.refund', { id, version, fen: 1990, points: 300, reason: '货坏了' })).status,
  ).toBe(200)
  await county.server.settle()
  await advance(2_000)
  expect((await titles()).slice(0, 2).sort()).toEqual(['积分已退回', '退款已到账'].sort())
  expect((await view(id)).givenBack).toMatchObject([{ fen: 1990, points: 300, reason: '货坏了' }])
})

test.each([
  ['ABNORMAL', '退款没有到账'],
  ['CLOSED', '退款没有成功'],
] as const)(
  'a refund that ends %s is in somebody’s hands, and he is told so',
  async (refundOutcome, title) => {
    await control().setPay({ refundOutcome })
    const { id } = await order(kit)
    await pay(id)
    await li.call('rewards.cancel', { id, version: (await view(id)).version })
    await county.server.settle()
    await advance(2_000)
    await control().setPay({ refundOutcome: 'SUCCESS' })
    expect((await titles())[0]).toBe(title)
  },
)

test('a payee is told that money must be taken, and that it is there; it leads to his shop', async () => {
  const { keeper, shop } = stand
  const { openid } = await control().visit({ user: keeper.id })
  await county.context
    .model(accountsModel)
    .updateOne({ _id: keeper.id, tenantId: county.tenant._id }, { $set: { openid } })
  await handOver((await order(rice)).id)
  const { id, version, fen } = (await admin.call('rewards.settle', { id: shop.id })).ok
  expect((await admin.call('rewards.payOut', { id, version })).status).toBe(200)
  const newest = async () => {
    await county.server.settle()
    return (await keeper.call('notifications.inbox', {})).ok.items[0]
  }
  const subject = { kind: 'shopMoney', id: shop.id }
  expect(await newest()).toMatchObject({ title: '有一笔结算等您收款', subject })
  expect((await newest())?.body).toContain(`¥${(fen / 100).toFixed(2)}`)
  const { outBillNo, packageInfo } = (await control().transfers()).at(-1)!
  expect(outBillNo).toBeTruthy()
  await control().confirmTransfer({ user: keeper.id, package: String(packageInfo) })
  expect(await newest()).toMatchObject({ title: '结算已到账', subject })
})

test('a wrong amount: not to pay again', async () => {
  await control().addNoticeFault({ kind: 'payment', fault: 'amount' })
  const { id } = await order(kit)
  await pay(id)
  expect((await told())[0]).toMatchObject({ title: '付款金额需要核对', subject: { id } })
})
