import { makeDemo } from '../../server/src/identity'
import { balanceOf } from '../../server/src/points'
import { give } from '../api/points/support'
import { type Reward, shopIn } from '../api/rewards/support'
import { type County, freshCounty, type Person } from '../support/county'
import { type H5, openH5 } from '../support/h5'

/** Rewards in the browser build: redeeming for points, and what a browser can't do: pay. */

let county: County
let stand: Awaited<ReturnType<typeof shopIn>>
let li: Person
let h5: H5
let rice: Reward
let kit: Reward

beforeAll(async () => {
  county = await freshCounty({ at: new Date().toISOString(), pay: true })
  stand = await shopIn(county, await county.administrator('周管理'))
  rice = await stand.reward()
  kit = await stand.reward({ name: '修理工具箱', points: 300, cashFen: 1990 })
  li = await county.resident('李奶奶')
  await makeDemo(county.context, { accountId: li.id, username: 'resident', description: '居民' })
  await give(county, li.id, 500)
  h5 = await openH5({ origin: county.server.url })
})
afterAll(async () => {
  expect(h5?.errors ?? []).toEqual([])
  await h5?.close()
  await county?.stop()
})

test('from 我的积分 to a voucher, which the shop takes', async () => {
  await h5.see('.sign-in-card').waitFor()
  await h5.signInAs('resident')
  await h5.go('points/pages/mine/index')
  await h5.see('.go-rewards').click()
  await h5.see('.catalogue-points', '500 分').waitFor()
  await h5.picture('catalogue')
  await h5.see(`.reward-${rice.id}`, '可兑换').click()
  await h5.see('.redeem', '用 60 积分兑换').click()
  await h5.sayYes()
  await h5.see('.voucher__qr').waitFor()
  await h5.picture('order')
  const code = ((await h5.see('.voucher__code').textContent()) ?? '').trim()
  expect((await stand.keeper.call('rewards.handOver', { id: stand.shop.id, code })).status).toBe(200)
  await h5.see('.order-head', '已领取').waitFor()
  expect(await balanceOf(county.context, li.id)).toMatchObject({ balance: 440, held: 0 })
})

test('what must be paid for is left to WeChat; an order that waits can be called off here', async () => {
  await h5.go(`rewards/pages/reward/index?id=${kit.id}`)
  await h5.see('.redeem', '请在微信里兑换').waitFor()
  await h5.picture('reward')
  const { id } = (await li.call('rewards.order', { id: kit.id })).ok
  await h5.go('rewards/pages/orders/index')
  await h5.see(`.order-${id}`, '待付款').click()
  await h5.see('.order-elsewhere', '请在微信里打开小程序付款').waitFor()
  expect(await h5.page.locator('.pay:visible').count()).toBe(0)
  await h5.picture('order-unpaid')
  await h5.see('.cancel-order').click()
  await h5.sayYes()
  await h5.see('.order-head', '300 积分已退回').waitFor()
  expect(await balanceOf(county.context, li.id)).toMatchObject({ balance: 440, held: 0 })
})
