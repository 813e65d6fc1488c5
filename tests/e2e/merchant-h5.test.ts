import { makeDemo } from '../../server/src/identity'
import { balanceOf } from '../../server/src/points'
import { give } from '../api/points/support'
import { type Reward, shopIn } from '../api/rewards/support'
import { type County, freshCounty, type Person } from '../support/county'
import { type H5, openH5 } from '../support/h5'

/** The counter and the offices of the rewards in the browser build, where a keeper types the digits that the customer's phone shows. */

let county: County
let stand: Awaited<ReturnType<typeof shopIn>>
let admin: Person
let li: Person
let h5: H5
let rice: Reward
let orderId: string

beforeAll(async () => {
  county = await freshCounty({ at: new Date().toISOString(), pay: true })
  admin = await county.administrator('周管理')
  stand = await shopIn(county, admin)
  rice = await stand.reward()
  li = await county.resident('李奶奶')
  await makeDemo(county.context, { accountId: stand.keeper.id, username: 'keeper', description: '店主' })
  await makeDemo(county.context, { accountId: admin.id, username: 'admin', description: '管理员' })
  await give(county, li.id, 500)
  orderId = (await li.call('rewards.order', { id: rice.id })).ok.id
})
afterEach(async () => {
  expect(h5?.errors ?? []).toEqual([])
  await h5?.close()
})
afterAll(() => county?.stop())

async function openAs(username: string): Promise<void> {
  h5 = await openH5({ origin: county.server.url })
  await h5.see('.sign-in-card').waitFor()
  await h5.signInAs(username)
}

test('a keeper types a number and hands over; the second time he is told where', async () => {
  await openAs('keeper')
  await h5.go('rewards/pages/counter/index')
  const { number } = (await li.call('rewards.voucher', { id: orderId })).ok
  await h5.see('.in-code input').fill(number)
  await h5.see('.send-code').click()
  await h5.see('.handed--done', rice.name).waitFor()
  await h5.see(`.handed-${orderId}`).waitFor()
  await h5.picture('counter')
  await h5.see('.in-code input').fill(number)
  await h5.see('.send-code').click()
  await h5.see('.handed--refused', '已经用过了').waitFor()
  await h5.see('.seg-stock').click()
  await h5.see(`.stock-${rice.id}`, '剩 9 份').waitFor()
  await h5.see('.seg-settle').click()
  await h5.picture('counter-settle')
})

test('an administrator adds a reward, gives points of an order back, and looks at an account and the bills', async () => {
  await openAs('admin')
  await h5.go('rewards/pages/shops/index')
  await h5.picture('shops')
  await h5.see(`.shop-${stand.shop.id}`).click()
  await h5.see('.new-reward').click()
  await h5.see('.in-reward-name input').fill('雨伞')
  await h5.see('.in-reward-points input').fill('40')
  await h5.picture('edit-reward')
  await h5.see('.save-reward').click()
  await h5.see('.office-shop', '雨伞').waitFor()
  await h5.picture('shop')

  await h5.go('rewards/pages/shops/index')
  await h5.see('.go-all-orders').click()
  await h5.see('.orders-used').click()
  await h5.see(`.order-${orderId}`).click()
  await h5.see('.in-refund-points input').fill('20')
  await h5.see('.in-refund-reason textarea').fill('少了一袋')
  await h5.picture('staff-order')
  await h5.see('.send-refund').click()
  await h5.sayYes()
  await h5.see('.given-back', '少了一袋').waitFor()
  expect(await balanceOf(county.context, li.id)).toMatchObject({ balance: 460, held: 0 })

  await h5.see('.go-account').click()
  await h5.see('.account-free').waitFor()
  await h5.picture('points-account')
  await h5.go('rewards/pages/bills/index')
  await h5.see('.bills', '还没有核对过').waitFor()
  await h5.picture('bills')
})
