import sharp from 'sharp'
import { storeFile } from '../../server/src/files'
import { balanceOf } from '../../server/src/points'
import { give } from '../api/points/support'
import { type Reward, shopIn } from '../api/rewards/support'
import { type County, freshCounty, type Person } from '../support/county'
import { signIn, takePhone } from '../support/phones'
import { until, type Weapp } from '../support/weapp'

/**
 * A resident redeems points, and points and money, on the real bundle, the real server, the real engine, and a simulated WeChat that really
 * calls back; the shop and the county act over the API.
 */

let county: County
let admin: Person
let stand: Awaited<ReturnType<typeof shopIn>>
let tools: Awaited<ReturnType<typeof shopIn>>
let weapp: Weapp
let li: { id: string; token: string }
let rice: Reward
let kit: Reward
let gone: Reward
let dear: Reward

beforeAll(async () => {
  // Countdowns go by the phone's clock, which is the machine's.
  county = await freshCounty({ at: new Date().toISOString(), pay: true })
  admin = await county.administrator('管理员')
  stand = await shopIn(county, admin)
  tools = await shopIn(county, admin, '老张五金店')
  const create = { width: 400, height: 300, channels: 3, background: '#a63' } as const
  const bytes = await sharp({ create }).jpeg().toBuffer()
  const { id: photoId } = await storeFile(county.context, { bytes, uploaderId: admin.id })
  rice = await stand.reward({ limit: { count: 2, days: 30 }, photoId })
  kit = await tools.reward({ name: '修理工具箱', points: 300, cashFen: 1990, stock: 5 })
  gone = await stand.reward({ name: '食用油', stock: 0 })
  dear = await stand.reward({ name: '电动三轮车', points: 5000 })
  li = await signIn(county, 'li')
  await give(county, li.id, 500)
})
afterAll(async () => {
  await weapp?.close()
  await county?.stop()
})

const order = async (id: string) =>
  (await county.server.call('rewards.orderView', { id }, { token: li.token })).ok
const idInFront = async () => String((await weapp.mp.currentPage())?.query.id)
/** Opens a page on an empty stack: WeChat holds ten. */
async function open(page: string, id = ''): Promise<void> {
  await weapp.tab('me')
  await weapp.open(`/rewards/pages/${page}/index?id=${id}`)
}
const points = () => balanceOf(county.context, li.id)
const called = async (name: string) => (await weapp.calls()).filter((one) => one.name === name)
/** Waits until a toast of WeChat's says this. */
const told = (words: RegExp) =>
  until(
    () => called('showToast'),
    (toasts) => toasts.some(({ options }) => words.test((options as { title: string }).title)),
  )
/** The shop's keeper types the digits that are on the phone. */
async function handOver(keeper: Person, shopId: string): Promise<void> {
  const code = await weapp.words('.voucher__code')
  expect(code).toMatch(/^\d{4} \d{4}$/)
  expect((await keeper.call('rewards.handOver', { id: shopId, code })).status).toBe(200)
}

test('what can be had, what is sold out, and what is too dear, of all shops or of one', async () => {
  weapp = await takePhone(county, undefined, 'li')
  await weapp.tab('me')
  await weapp.tap('.go-rewards')
  await weapp.says('.catalogue-points', /500 分/)
  await weapp.says(`.reward-${rice.id}`, /可兑换.*60 积分.*剩 10 份 · 福满超市/s)
  await weapp.find(`.reward-${rice.id} .reward-photo`)
  await weapp.find(`.reward-${kit.id} .reward-photo--none`)
  await weapp.says(`.reward-${kit.id}`, /300 积分 \+ ¥19\.90/)
  await weapp.says(`.reward-${gone.id}`, /已兑完/)
  await weapp.says(`.reward-${dear.id}`, /差 4500 积分/)
  await weapp.tap('.choose-shop')
  await weapp.tap(`.shop-${kit.shop.id}`)
  await weapp.says('.choose-shop', /老张五金店/)
  await weapp.says('.catalogue', /修理工具箱/)
  expect(await weapp.words('.catalogue')).not.toContain('大米')
})

test('too few points, and nothing left: said before anybody tries, with what helps', async () => {
  await open('reward', dear.id)
  await weapp.says('.in-the-way', /您有 500 积分，还差 4500 积分/)
  await weapp.find('.in-the-way .go-household')
  await weapp.tap('.redeem')
  await open('reward', gone.id)
  await weapp.says('.redeem', /已兑完/)
  await weapp.tap('.redeem')
  expect((await called('showModal')).length).toBe(0)
})

test('a bag of rice for points: the voucher is bright, the shop scans it, the page says where and when', async () => {
  await open('reward', rice.id)
  await weapp.tap('.redeem')
  await weapp.find('.voucher__qr')
  const id = await idInFront()
  await weapp.says('.order-head', /待领取.*到“福满超市”出示兑换券/s)
  await weapp.says('.voucher__left', /\d+ 秒后自动更换/)
  await until(
    () => called('setScreenBrightness'),
    (calls) => calls.length === 1,
  )
  expect(await points()).toMatchObject({ balance: 440, held: 60 })
  await handOver(stand.keeper, stand.shop.id)
  await weapp.says('.order-head', /已领取.*在“福满超市”领取/s)
  expect((await order(id)).status).toBe('used')
  const light = await until(
    () => called('setScreenBrightness'),
    (calls) => calls.length === 2,
  )
  expect(light.map(({ options }) => (options as { value: number }).value)).toEqual([1, 0.5])
})

test('it is also in the messages, and leads to the order', async () => {
  await county.server.settle()
  await weapp.open('/notifications/pages/inbox/index')
  await weapp.says('.notice', /兑换券已使用.*福满超市/s)
  await weapp.tap('.notice')
  await weapp.says('.order-head', /大米 5 公斤/)
})

test('left at the payment sheet the order waits; WeChat in trouble, it still waits; paid again, it is ready', async () => {
  weapp.phone.pay = 'cancel'
  await open('reward', kit.id)
  await weapp.tap('.redeem')
  await told(/还没有付款/)
  await weapp.says('.order-head', /待付款.*前付 ¥19\.90/s)
  const id = await idInFront()
  weapp.phone.pay = 'fail'
  await weapp.tap('.pay')
  await told(/没有付成功/)
  expect((await order(id)).status).toBe('unpaid')
  await open('orders')
  await weapp.tap(`.order-${id}`)
  weapp.phone.pay = 'pay'
  await weapp.tap('.pay')
  await weapp.says('.order-head', /待领取/)
  await weapp.find('.voucher__qr')
  expect(await points()).toMatchObject({ balance: 140, held: 300 })
})

test('fetched, then given back by the office: points and money are back', async () => {
  const id = await idInFront()
  await handOver(tools.keeper, tools.shop.id)
  await weapp.says('.order-head', /已领取/)
  const { version } = await order(id)
  expect(
    (await admin.call('rewards.refund', { id, version, fen: 1990, points: 300, reason: '货坏了' })).status,
  ).toBe(200)
  await county.server.settle()
  await open('order', id)
  await weapp.says('.refunds', /300 积分.*已退回.*¥19\.90.*正在退回/s)
  county.server.clock.advance(2_000)
  await county.server.simulator.control.advance({ ms: 2_000 })
  await open('order', id)
  await weapp.says('.refunds', /¥19\.90.*已退回微信.*工作人员退回，原因：/s)
  expect(await points()).toMatchObject({ balance: 440, held: 0 })
})

test('without a callback the page asks, and it is paid; called off, everything goes back', async () => {
  await county.server.simulator.control.addNoticeFault({ kind: 'payment', fault: 'never' })
  await open('reward', kit.id)
  await weapp.tap('.redeem')
  await weapp.find('.voucher__qr')
  const id = await idInFront()
  expect((await order(id)).status).toBe('ready')
  await weapp.tap('.cancel-order')
  await weapp.says('.order-head', /已取消.*300 积分已退回/s)
  await county.server.settle()
  county.server.clock.advance(2_000)
  await county.server.simulator.control.advance({ ms: 2_000 })
  expect(await order(id)).toMatchObject({ status: 'cancelled', refundedFen: 1990 })
  expect(await points()).toMatchObject({ balance: 440, held: 0 })
})

test('somebody else takes the last one meanwhile: told so, and nothing is lost', async () => {
  const last = await stand.reward({ name: '保温杯', stock: 1 })
  await open('reward', last.id)
  await weapp.says('.redeem', /用 60 积分兑换/)
  const wang = await county.resident('王大爷')
  await give(county, wang.id, 100)
  expect((await wang.call('rewards.order', { id: last.id })).status).toBe(200)
  await weapp.tap('.redeem')
  await told(/已经兑完了/)
  await weapp.says('.redeem', /已兑完/)
  expect(await points()).toMatchObject({ balance: 440, held: 0 })
})

test('the limit is reached: said before', async () => {
  await open('reward', rice.id)
  await weapp.tap('.redeem')
  await weapp.find('.voucher__qr')
  await open('reward', rice.id)
  await weapp.says('.redeem', /已达上限/)
  await weapp.says('.in-the-way', /每人 30 天内限兑 2 份，您已经兑满了/)
  expect(weapp.errors).toEqual([])
})
