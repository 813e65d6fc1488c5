import sharp from 'sharp'
import { grantRole } from '../../server/src/identity'
import { balanceOf } from '../../server/src/points'
import { give } from '../api/points/support'
import { type County, freshCounty } from '../support/county'
import { signIn, takePhone } from '../support/phones'
import { until, type Weapp } from '../support/weapp'

/**
 * A county opens a shop, its keeper hands over what was paid with points and money, gets paid, and the county gives a part back: every step
 * of office and keeper through the pages, on the real bundle, the real server, the real engine and a simulated WeChat.
 */

type Who = 'admin' | 'keeper' | 'li'

let county: County
let weapp: Weapp
let shopId: string
let rewardId: string
let orderId: string
const ids = new Map<Who, string>()

const visit = (who: Who) => signIn(county, who)
async function asUser(who: Who): Promise<void> {
  weapp = await takePhone(county, weapp, who)
}
const idInFront = async () => String((await weapp.mp.currentPage())?.query.id)
/** Opens a page on an empty stack: WeChat holds ten. */
async function open(page: string, query = ''): Promise<void> {
  await weapp.tab('me')
  await weapp.open(`/rewards/pages/${page}/index?${query}`)
}
const order = async () =>
  (await county.server.call('rewards.orderView', { id: orderId }, { token: (await visit('li')).token })).ok
const settlements = async () =>
  (await county.server.call('rewards.settlements', { id: shopId }, { token: (await visit('keeper')).token }))
    .ok.items

/** Orders the reward as a resident, pays, and shows the code. */
async function redeemed() {
  const { call, simulator } = county.server
  const { token } = await visit('li')
  const { id } = (await call('rewards.order', { id: rewardId }, { token })).ok
  const params = (await call('rewards.pay', { id }, { token })).ok
  expect((await simulator.control.pay({ user: 'li', params })).errMsg).toBe('requestPayment:ok')
  const voucher = async () => (await call('rewards.voucher', { id }, { token: (await visit('li')).token })).ok
  return { id, code: async () => (await voucher()).code, number: async () => (await voucher()).number }
}
const scan = async (code: string) => {
  weapp.phone.scan = code
  await weapp.tap('.scan-voucher')
}

beforeAll(async () => {
  county = await freshCounty({ at: new Date().toISOString(), pay: true })
  for (const who of ['admin', 'keeper', 'li'] as const) ids.set(who, (await visit(who)).id)
  const { _id: areaId, path: areaPath, name: areaName } = county.county
  const accountId = ids.get('admin') as string
  await grantRole(county.context, { accountId, role: 'administrator', areaId, areaPath, areaName })
  await give(county, ids.get('li') as string, 1000)
})
afterAll(async () => {
  await weapp?.close()
  await county?.stop()
})

test('an administrator opens a shop with a keeper, who is found by the number of the account', async () => {
  await asUser('admin')
  await weapp.open('/staff/pages/desk/index')
  await weapp.tap('.desk-shops')
  await weapp.says('.office-shops', /还没有店铺/)
  await weapp.tap('.new-shop')
  await weapp.type('.in-shop-name', '便民五金店')
  await weapp.type('.in-shop-address', '南街 6 号')
  await weapp.type('.in-keeper', 'nobody')
  await weapp.tap('.add-keeper')
  await weapp.says('.edit-shop', /没有这个编号的账号/)
  await weapp.type('.in-keeper', ids.get('keeper') as string)
  await weapp.tap('.add-keeper')
  await weapp.tap(`.payee-${ids.get('keeper')}`)
  await weapp.says(`.payee-${ids.get('keeper')}`, /收款人/)
  await weapp.tap('.save-shop')
  await weapp.says('.shop-head', /营业中/)
  shopId = await idInFront()
})

test('and gives it a reward for points and money', async () => {
  await weapp.tap('.new-reward')
  await weapp.type('.in-reward-name', '修理工具箱')
  await weapp.type('.in-reward-points', '300')
  await weapp.type('.in-reward-cash', '19.9')
  await weapp.type('.in-reward-settle', '45')
  await weapp.type('.in-limit-count', '3')
  const create = { width: 400, height: 300, channels: 3, background: '#a63' } as const
  weapp.phone.files = [{ name: 'kit.jpg', bytes: await sharp({ create }).jpeg().toBuffer() }]
  await weapp.tap('.ll-photos__add')
  await weapp.find('.ll-photos__cell--done')
  await weapp.tap('.save-reward')
  await weapp.says('.office-shop', /修理工具箱.*300 积分 \+ ¥19\.90.*结算给店 ¥45\.00.*限兑 3 份/s)
  const { items } = (
    await county.server.call('rewards.staffRewards', { shopId }, { token: (await visit('admin')).token })
  ).ok
  rewardId = items[0]!.id
  expect(items[0]?.photo).not.toBeNull()
  await weapp.tap(`.reward-${rewardId}`)
  await weapp.type('.in-stock-change', '5')
  await weapp.tap('.restock')
  await weapp.says('.on-offer', /库存 25 份/)
})

test('who keeps no shop finds no counter', async () => {
  await asUser('li')
  await weapp.tab('me')
  await weapp.find('.go-points')
  expect(await (await weapp.mp.currentPage())?.$('.go-counter')).toBeNull()
  await open('counter')
  await weapp.says('.counter', /还不是店员/)
})

test('the keeper scans once and hands over; the second time he is told where and when', async () => {
  const { id, code } = await redeemed()
  orderId = id
  await asUser('keeper')
  await weapp.tab('me')
  await weapp.says('.go-counter', /便民五金店/)
  await weapp.tap('.go-counter')
  await scan(await code())
  await weapp.says('.handed--done', /核销成功.*修理工具箱.*300 积分，已付 ¥19\.90/s)
  await weapp.find(`.handed-${id}`)
  expect((await weapp.calls()).map(({ name }) => name)).toContain('vibrateShort')
  expect((await order()).status).toBe('used')
  await scan(weapp.phone.scan as string)
  await weapp.says('.handed--refused', /已经用过了.*在“便民五金店”用过了/s)
  expect((await weapp.calls()).map(({ name }) => name)).toContain('vibrateLong')
})

test('a code that is no voucher, one shown too long, and one of an order that is off hand nothing over', async () => {
  await scan('https://example.com/')
  await weapp.says('.handed--refused', /不是兑换码.*不要交付/s)
  const { id, code } = await redeemed()
  const shown = await code()
  county.server.clock.advance(3 * 60_000)
  await scan(shown)
  await weapp.says('.handed--refused', /请顾客刷新/)
  const fresh = await code()
  const { token } = await visit('li')
  const { version } = (await county.server.call('rewards.orderView', { id }, { token })).ok
  await county.server.call('rewards.cancel', { id, version }, { token }).then((one) => one.ok)
  await scan(fresh)
  await weapp.says('.handed--refused', /已经取消/)
})

test('without a connection nothing is handed over, and the same code counts once it is back', async () => {
  const { code } = await redeemed()
  await weapp.setOnline(false)
  await scan(await code())
  await weapp.says('.handed--refused', /没有网络.*先不要交付/s)
  await weapp.setOnline(true)
  await scan(await code())
  await weapp.says('.handed--done', /修理工具箱/)
  await weapp.tap('.seg-stock')
  await weapp.says(`.stock-${rewardId}`, /剩 23 份/)
})

test('a keeper whose camera fails types eight digits; a wrong number hands nothing over', async () => {
  const { id, number } = await redeemed()
  await weapp.tap('.seg-scan')
  await weapp.tap('.type-code')
  const right = await number()
  await weapp.type('.in-code', String((Number(right) + 1) % 1e8).padStart(8, '0'))
  await weapp.tap('.send-code')
  await weapp.says('.handed--refused', /没有这个数字.*顾客手机上现在的 8 位数字/s)
  await weapp.type('.in-code', await number())
  await weapp.tap('.send-code')
  await weapp.says('.handed--done', /核销成功.*修理工具箱/s)
  await weapp.find(`.handed-${id}`)
})

test('the county settles and pays; the keeper confirms in WeChat', async () => {
  await asUser('admin')
  await open('shop', `id=${shopId}`)
  await weapp.tap('.seg-settle')
  await weapp.says('.unsettled', /¥135\.00.*3 份/s)
  await weapp.tap('.settle')
  await weapp.says('.settlement-open', /3 份，共 900 积分/)
  await weapp.tap('.pay-out')
  await weapp.says('.settlement-confirm', /等店主收款/)
  await asUser('keeper')
  await open('counter')
  await weapp.tap('.seg-settle')
  await weapp.says('.take-money', /¥135\.00/)
  await weapp.tap('.take-money')
  await until(settlements, ([one]) => one?.status === 'paid')
  await weapp.tap('.seg-scan')
  await weapp.tap('.seg-settle')
  await weapp.says('.settlement-paid', /已结清/)
})

test('an administrator gives a part of an order back, with the reason', async () => {
  const { balance } = await balanceOf(county.context, ids.get('li') as string)
  await asUser('admin')
  await open('all-orders')
  await weapp.tap('.choose-shop')
  await weapp.tap(`.shop-${shopId}`)
  await weapp.says('.choose-shop', /便民五金店/)
  await weapp.tap('.orders-used')
  await weapp.tap(`.order-${orderId}`)
  await weapp.type('.in-refund-yuan', '20')
  await weapp.type('.in-refund-points', '100')
  await weapp.type('.in-refund-reason', '少了一把扳手')
  await weapp.tap('.send-refund')
  expect((await order()).refundedPoints).toBe(0)
  await weapp.type('.in-refund-yuan', '5')
  await weapp.tap('.send-refund')
  await weapp.says('.given-back', /¥5\.00 和 100 积分.*少了一把扳手/s)
  await county.server.settle()
  county.server.clock.advance(2_000)
  await county.server.simulator.control.advance({ ms: 2_000 })
  expect(await order()).toMatchObject({ refundedFen: 500, refundedPoints: 100, status: 'used' })
  expect(await balanceOf(county.context, ids.get('li') as string)).toMatchObject({ balance: balance + 100 })
})

test('what was given back after the shop was paid is set off in its next settlement, and both are told', async () => {
  await open('staff-order', `id=${orderId}`)
  await weapp.says('.for-shop', /¥31\.64，已多付 ¥13\.36，下次结算扣回/)
  await open('shop', `id=${shopId}`)
  await weapp.tap('.seg-settle')
  await weapp.says('.unsettled', /¥0\.00.*还有 ¥13\.36 退给了顾客，从以后的结算里扣/s)
  await asUser('keeper')
  await open('counter')
  await weapp.says(`.handed-${orderId}`, /给店的 ¥45\.00 改为 ¥31\.64/)
  await weapp.tap('.seg-settle')
  await weapp.says('.unsettled', /还有 ¥13\.36 退给了顾客/)
  await asUser('admin')
  await open('staff-order', `id=${orderId}`)
})

test('freezes the points of the one who ordered, and lets them go', async () => {
  await weapp.tap('.go-account')
  await weapp.find('.account-free')
  await weapp.tap('.turn-account')
  await weapp.type('.in-words', '核查中')
  await weapp.tap('.send-words')
  await weapp.says('.account-frozen', /已冻结.*核查中/s)
  const { token } = await visit('li')
  expect((await county.server.call('rewards.order', { id: rewardId }, { token })).code).toBe('POINTS_FROZEN')
  await weapp.tap('.turn-account')
  await weapp.type('.in-words', '核查完毕')
  await weapp.tap('.send-words')
  await weapp.find('.account-free')
})

test('takes a reward down and closes the shop', async () => {
  await open('edit-reward', `id=${rewardId}`)
  await weapp.tap('.turn-reward')
  await weapp.says('.on-offer', /已下架/)
  await open('shop', `id=${shopId}`)
  await weapp.says(`.reward-${rewardId}`, /已下架/)
  await weapp.tap('.turn-shop')
  await weapp.says('.shop-head', /已停用/)
  const { token } = await visit('li')
  expect((await county.server.call('rewards.shops', {}, { token })).ok.items).toEqual([])
  await open('bills')
  await weapp.says('.bills', /还没有核对过/)
  expect(weapp.errors).toEqual([])
})
