import { openSession } from '../../../server/src/identity'
import { balanceOf } from '../../../server/src/points'
import { orderModel, stockModel } from '../../../server/src/rewards/model'
import { type County, freshCounty, type Person } from '../../support/county'
import { books, give } from '../points/support'
import { shopIn } from './support'

let county: County
let admin: Person
let stand: Awaited<ReturnType<typeof shopIn>>
beforeAll(async () => {
  county = await freshCounty()
  admin = await county.administrator('管理员')
  stand = await shopIn(county, admin)
})
afterEach(async () => expect(await books(county)).toMatchObject({ sum: 0, wrong: [] }))
afterAll(() => county.stop())

const DAY = 86_400_000
const rich = async (points = 100, name = '李奶奶') => {
  const person = await county.resident(name)
  await give(county, person.id, points)
  return person
}
const balance = (person: Person) => balanceOf(county.context, person.id)
const left = async (id: string) =>
  (await county.context.model(stockModel).findOne({ _id: id, tenantId: county.tenant._id }).lean())?.left
const tally = (codes: (string | undefined)[]) => {
  const sum: Record<string, number> = {}
  for (const code of codes) sum[code ?? 'done'] = (sum[code ?? 'done'] ?? 0) + 1
  return sum
}

test('200 users for 10 items: 10 orders, 190 "sold out", stock 0 (DOMAIN §4)', async () => {
  const reward = await stand.reward({ points: 60, stock: 10 })
  const people: Person[] = []
  for (let i = 0; i < 200; i++) people.push(await rich())
  const answers = await Promise.all(people.map((person) => person.call('rewards.order', { id: reward.id })))
  expect(tally(answers.map(({ code }) => code))).toEqual({ done: 10, SOLD_OUT: 190 })
  expect(await left(reward.id)).toBe(0)
  const orders = await county.context
    .model(orderModel)
    .countDocuments({ tenantId: county.tenant._id, rewardId: reward.id })
  expect(orders).toBe(10)
}, 300_000)

test('100 points, price 60, 50 requests with different keys: one order, 40 left (DOMAIN §4)', async () => {
  const reward = await stand.reward({ points: 60, stock: 100 })
  const li = await rich(100)
  const answers = await Promise.all(
    Array.from({ length: 50 }, (_, i) =>
      li.call('rewards.order', { id: reward.id }, { idempotencyKey: `different-${i}` }),
    ),
  )
  expect(tally(answers.map(({ code }) => code))).toEqual({ done: 1, POINTS_SHORT: 49 })
  expect(await balance(li)).toMatchObject({ balance: 40, held: 60 })
  expect(await left(reward.id)).toBe(99)
}, 300_000)

test('the same key 50 times: 50 equal answers, one order', async () => {
  const reward = await stand.reward({ points: 10, stock: 100 })
  const li = await rich(100)
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      li.call('rewards.order', { id: reward.id }, { idempotencyKey: 'the-same-key' }),
    ),
  )
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  expect(answers[0]?.status).toBe(200)
  expect(await balance(li)).toMatchObject({ balance: 90, held: 10 })
  expect(await left(reward.id)).toBe(99)
}, 300_000)

test('a voucher works once: of two who scan in the same instant one hands over, the other is told where and when', async () => {
  const reward = await stand.reward()
  const li = await rich()
  const order = (await li.call('rewards.order', { id: reward.id })).ok
  const { code } = (await li.call('rewards.voucher', { id: order.id })).ok
  const scan = () => stand.keeper.call('rewards.handOver', { id: stand.shop.id, code })
  const answers = await Promise.all([scan(), scan()])
  expect(tally(answers.map((answer) => answer.code))).toEqual({ done: 1, VOUCHER_USED: 1 })
  const late = answers.find((answer) => answer.status !== 200)?.body as unknown as Record<string, string>
  expect(late).toMatchObject({
    shopName: '福满超市',
    usedAt: new Date(county.server.clock.now()).toISOString(),
  })
  expect(late.detail).toContain('09:00')
  expect((await scan()).code).toBe('VOUCHER_USED')
  expect(await balance(li)).toMatchObject({ balance: 40, held: 0 })
  const list = (await stand.keeper.call('rewards.handedOver', { id: stand.shop.id })).ok
  expect(list.items.map(({ id }) => id)).toContain(order.id)
})

test('another shop, a forged code, an old one and somebody who keeps no shop hand nothing over', async () => {
  const reward = await stand.reward()
  const li = await rich()
  const order = (await li.call('rewards.order', { id: reward.id })).ok
  const { code } = (await li.call('rewards.voucher', { id: order.id })).ok
  const other = await shopIn(county, admin, '百姓粮油')
  const scan = (keeper: Person, shopId: string, words: string) =>
    keeper.call('rewards.handOver', { id: shopId, code: words })
  const elsewhere = await scan(other.keeper, other.shop.id, code)
  expect(elsewhere).toMatchObject({ code: 'VOUCHER_OTHER_SHOP', body: { shopName: '福满超市' } })
  const forged = code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A')
  expect((await scan(stand.keeper, stand.shop.id, forged)).code).toBe('VOUCHER_INVALID')
  expect((await scan(li, stand.shop.id, code)).status).toBe(404)
  expect((await scan(other.keeper, stand.shop.id, code)).status).toBe(404)
  county.server.clock.advance(2 * 60_000)
  expect((await scan(stand.keeper, stand.shop.id, code)).code).toBe('VOUCHER_STALE')
  expect((await scan(stand.keeper, stand.shop.id, forged)).code).toBe('VOUCHER_INVALID')
})

test('a voucher of an order that is off or over hands nothing over, and the keeper is told which', async () => {
  const reward = await stand.reward({ validDays: 1 })
  const li = await rich(200)
  const scan = (code: string) => stand.keeper.call('rewards.handOver', { id: stand.shop.id, code })
  const off = (await li.call('rewards.order', { id: reward.id })).ok
  const shown = (await li.call('rewards.voucher', { id: off.id })).ok
  await li.call('rewards.cancel', { id: off.id, version: off.version })
  expect((await scan(shown.code)).code).toBe('VOUCHER_CANCELLED')
  const over = (await li.call('rewards.order', { id: reward.id })).ok
  county.server.clock.advance(DAY)
  for (const person of [li, admin, stand.keeper])
    person.token = (await openSession(county.context, person.id)).accessToken
  const { code } = (await li.call('rewards.voucher', { id: over.id })).ok
  expect((await scan(code)).code).toBe('VOUCHER_EXPIRED')
  await county.server.runJob('rewards.dueOrders')
  expect((await scan(code)).code).toBe('VOUCHER_EXPIRED')
  expect(await balance(li)).toMatchObject({ balance: 200, held: 0 })
})

test('somebody else’s order and voucher are not there', async () => {
  const reward = await stand.reward()
  const [li, wang] = [await rich(), await rich(100, '王大爷')]
  const { id, version } = (await li.call('rewards.order', { id: reward.id })).ok
  expect((await wang.call('rewards.orderView', { id })).status).toBe(404)
  expect((await wang.call('rewards.voucher', { id })).status).toBe(404)
  expect((await wang.call('rewards.cancel', { id, version })).status).toBe(404)
  expect((await wang.call('rewards.mine', {})).ok.items).toEqual([])
})

test('calling off gives points and stock back, once', async () => {
  const reward = await stand.reward({ stock: 1 })
  const li = await rich()
  const { id, version } = (await li.call('rewards.order', { id: reward.id })).ok
  const answers = await Promise.all([1, 2].map(() => li.call('rewards.cancel', { id, version })))
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  expect(await balance(li)).toMatchObject({ balance: 100, held: 0 })
  expect(await left(reward.id)).toBe(1)
  expect((await li.call('rewards.voucher', { id })).code).toBe('ORDER_STATE')
})

test('what nobody fetches expires: points and stock go back', async () => {
  const reward = await stand.reward({ stock: 1, validDays: 1 })
  const li = await rich()
  const { id } = (await li.call('rewards.order', { id: reward.id })).ok
  county.server.clock.advance(DAY)
  await county.server.runJob('rewards.dueOrders')
  li.token = (await openSession(county.context, li.id)).accessToken
  expect((await li.call('rewards.orderView', { id })).ok.status).toBe('expired')
  expect(await balance(li)).toMatchObject({ balance: 100, held: 0 })
  expect(await left(reward.id)).toBe(1)
  for (const person of [admin, stand.keeper])
    person.token = (await openSession(county.context, person.id)).accessToken
})

test('not without stock, not out of the window, not above the limit, not without points', async () => {
  const li = await rich(1000)
  const now = county.server.clock.now()
  const at = (ms: number) => new Date(now + ms).toISOString()
  const order = async (given: Parameters<typeof stand.reward>[0]) =>
    (await li.call('rewards.order', { id: (await stand.reward(given)).id })).code
  expect(await order({ stock: 0 })).toBe('SOLD_OUT')
  expect(await order({ from: at(1) })).toBe('REWARD_CLOSED')
  expect(await order({ until: at(0) })).toBe('REWARD_CLOSED')
  expect(await order({ points: 1001 })).toBe('POINTS_SHORT')
  const once = await stand.reward({ limit: { count: 1, days: 30 } })
  const answers = await Promise.all([1, 2, 3].map(() => li.call('rewards.order', { id: once.id })))
  expect(tally(answers.map(({ code }) => code))).toEqual({ done: 1, REWARD_LIMIT: 2 })
  expect(await balance(li)).toMatchObject({ balance: 940, held: 60 })
})

test('nobody pays a price he has not seen', async () => {
  const li = await rich(1000)
  const { id, version } = await stand.reward({ points: 60 })
  const dearer = { id, version, name: '大米', points: 90, active: true }
  const changed = (await admin.call('rewards.updateReward', dearer)).ok
  expect((await li.call('rewards.order', { id, version })).code).toBe('STALE_VERSION')
  expect((await li.call('rewards.order', { id, version: changed.version })).ok).toMatchObject({ points: 90 })
  expect(await balance(li)).toMatchObject({ held: 90 })
})

test.each([0, -5, 1.5, 1_000_001])('a reward can’t cost %d points', async (points) => {
  const given = { id: stand.shop.id, name: '大米', points, stock: 1 }
  expect((await admin.call('rewards.createReward', given)).code).toBe('INPUT_INVALID')
})

test('settled once: what was handed over goes into one settlement', async () => {
  const other = await shopIn(county, admin, '结算店')
  const reward = await other.reward({ settleFen: 2500 })
  for (const person of [await rich(), await rich()]) {
    const { id } = (await person.call('rewards.order', { id: reward.id })).ok
    const { code } = (await person.call('rewards.voucher', { id })).ok
    await other.keeper.call('rewards.handOver', { id: other.shop.id, code })
  }
  const settle = () => admin.call('rewards.settle', { id: other.shop.id })
  const answers = await Promise.all([settle(), settle()])
  const made = answers.filter(({ status }) => status === 200)
  expect(made).toHaveLength(1)
  expect(made[0]?.body).toMatchObject({ orders: 2, points: 120, fen: 5000, status: 'open' })
  expect((await settle()).code).toBe('SETTLEMENT_EMPTY')
  const view = (await other.keeper.call('rewards.settlements', { id: other.shop.id })).ok
  expect(view.items).toHaveLength(1)
  expect((await (await rich()).call('rewards.settlements', { id: other.shop.id })).status).toBe(404)
})
