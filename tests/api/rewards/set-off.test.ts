import { openSession } from '../../../server/src/identity'
import { accountsModel } from '../../../server/src/identity/model'
import { type County, freshCounty, type Person } from '../../support/county'
import type { Answer } from '../../support/server'
import { books, give } from '../points/support'
import { type Reward, shopIn } from './support'

/** What is given back after a shop was settled with is set off in its next settlement (decision 117). */

let county: County
let admin: Person
let stand: Awaited<ReturnType<typeof shopIn>>
let rice: Reward
let kit: Reward

beforeAll(async () => {
  county = await freshCounty({ pay: true })
  admin = await county.administrator('管理员')
})
beforeEach(async () => {
  admin.token = (await openSession(county.context, admin.id)).accessToken
  stand = await shopIn(county, admin)
  rice = await stand.reward({ points: 60, settleFen: 2500, stock: 100 })
  kit = await stand.reward({ name: '修理工具箱', points: 300, cashFen: 1990, settleFen: 4500 })
  await withWechat(stand.keeper)
})
afterEach(async () => expect(await books(county)).toMatchObject({ sum: 0, wrong: [] }))
afterAll(() => county.stop())

const control = () => county.server.simulator.control
async function withWechat({ id }: Person): Promise<void> {
  const { openid } = await control().visit({ user: id })
  await county.context
    .model(accountsModel)
    .updateOne({ _id: id, tenantId: county.tenant._id }, { $set: { openid } })
}
/** One that was handed over; paid for where money is due. */
async function fetched(reward: Reward): Promise<string> {
  const li = await county.resident('李奶奶')
  await give(county, li.id, 500)
  const { id } = (await li.call('rewards.order', { id: reward.id })).ok
  if (reward.cashFen > 0) {
    await withWechat(li)
    await control().pay({ user: li.id, params: (await li.call('rewards.pay', { id })).ok })
  }
  const { code } = (await li.call('rewards.voucher', { id })).ok
  await stand.keeper.call('rewards.handOver', { id: stand.shop.id, code }).then((one) => one.ok)
  return id
}
const seen = async (id: string) => (await admin.call('rewards.staffOrder', { id })).ok
async function giveBack(id: string, points: number, fen = 0): Promise<void> {
  const { version } = await seen(id)
  await admin
    .call('rewards.refund', { id, version, fen, points, reason: '货坏了' })
    .then((answer) => answer.ok)
  if (fen === 0) return
  await county.server.settle()
  county.server.clock.advance(2_000)
  await control().advance({ ms: 2_000 })
}
const settle = async () => (await admin.call('rewards.settle', { id: stand.shop.id })).ok
const next = async () => (await stand.keeper.call('rewards.unsettled', { id: stand.shop.id })).ok
/** Pays out and takes the money. */
async function takeMoney(id: string, version: number): Promise<void> {
  await admin.call('rewards.payOut', { id, version }).then((one) => one.ok)
  const { packageInfo } = (await control().transfers()).at(-1)!
  await control().confirmTransfer({ user: stand.keeper.id, package: String(packageInfo) })
}

test('given back before it is settled: the shop gets what is left of it, and owes nothing', async () => {
  await giveBack(await fetched(rice), 60)
  await giveBack(await fetched(rice), 20)
  expect(await next()).toEqual({ orders: 2, grossFen: 1667, setOffFen: 0, fen: 1667, carriedFen: 0 })
  expect(await settle()).toMatchObject({ orders: 2, fen: 1667, setOffs: [], points: 40 })
  const { items } = (await stand.keeper.call('rewards.handedOver', { id: stand.shop.id })).ok
  expect(items.map(({ fen, takenBackFen }) => [fen, takenBackFen])).toEqual([
    [1667, 833],
    [0, 2500],
  ])
})

test('given back after it is settled, before the money is sent: that settlement stands, the next one is smaller', async () => {
  const id = await fetched(rice)
  const first = await settle()
  await giveBack(id, 60)
  expect((await seen(id)).forShop).toMatchObject({ fen: 0, settled: true, owedFen: 2500 })
  await takeMoney(first.id, first.version)
  await fetched(rice)
  await fetched(rice)
  expect(await next()).toEqual({ orders: 2, grossFen: 5000, setOffFen: 2500, fen: 2500, carriedFen: 0 })
  const second = await settle()
  expect(second).toMatchObject({ orders: 2, grossFen: 5000, fen: 2500, carriedFen: 0, status: 'open' })
  expect(second.setOffs).toEqual([{ orderId: id, rewardName: rice.name, fen: 2500 }])
  expect((await seen(id)).forShop.owedFen).toBe(0)
  const { items } = (await stand.keeper.call('rewards.settlements', { id: stand.shop.id })).ok
  expect(items.map(({ fen }) => fen)).toEqual([2500, 2500])
})

test('given back in parts after the money has come: each part is set off once, and what is sent is the rest', async () => {
  const id = await fetched(kit)
  const first = await settle()
  expect(first.fen).toBe(4500)
  await takeMoney(first.id, first.version)
  await giveBack(id, 100, 990)
  expect((await seen(id)).forShop).toMatchObject({ fen: 2674, settled: true, owedFen: 1826 })
  await fetched(kit)
  const second = await settle()
  expect(second).toMatchObject({ grossFen: 4500, fen: 2674 })
  await takeMoney(second.id, second.version)
  expect((await control().transfers()).map(({ amount }) => amount).slice(-2)).toEqual([4500, 2674])
  await giveBack(id, 200, 1000)
  expect((await seen(id)).forShop).toMatchObject({ fen: 0, settled: true, owedFen: 2674 })
  await fetched(kit)
  expect(await settle()).toMatchObject({ grossFen: 4500, fen: 1826 })
})

test('money counts when it has gone back, not when it was asked for', async () => {
  await control().setPay({ refundOutcome: 'CLOSED' })
  const id = await fetched(kit)
  await settle()
  await giveBack(id, 0, 1990)
  await control().setPay({ refundOutcome: 'SUCCESS' })
  expect((await seen(id)).forShop).toMatchObject({ fen: 4500, settled: true, owedFen: 0 })
  await giveBack(id, 0, 1990)
  expect((await seen(id)).forShop).toMatchObject({ fen: 2510, settled: true, owedFen: 1990 })
})

test('more is owed than the next settlement brings: nothing is paid, the rest is carried over until it is gone', async () => {
  const [one, two, three] = [await fetched(rice), await fetched(rice), await fetched(rice)]
  await settle()
  for (const id of [one, two]) await giveBack(id, 60)
  await giveBack(three, 30)
  expect((await admin.call('rewards.settle', { id: stand.shop.id })).code).toBe('SETTLEMENT_EMPTY')
  expect(await next()).toMatchObject({ orders: 0, fen: 0, carriedFen: 6250 })
  await fetched(rice)
  const second = await settle()
  expect(second).toMatchObject({ grossFen: 2500, fen: 0, status: 'paid', carriedFen: 3750 })
  expect(second.setOffs).toEqual([{ orderId: one, rewardName: rice.name, fen: 2500 }])
  for (let i = 0; i < 2; i++) await fetched(rice)
  const third = await settle()
  expect(third).toMatchObject({ grossFen: 5000, fen: 1250, status: 'open', carriedFen: 0 })
  expect(third.setOffs.map(({ orderId, fen }) => [orderId, fen])).toEqual([
    [two, 2500],
    [three, 1250],
  ])
  await fetched(rice)
  expect(await settle()).toMatchObject({ grossFen: 2500, fen: 2500, setOffs: [] })
})

test('two settlements at once, and one while something is given back: each fen once', async () => {
  for (let turn = 0; turn < 4; turn++) {
    const settled = await fetched(rice)
    const { fen: before } = await settle()
    await giveBack(settled, 60)
    const open = await fetched(rice)
    const { version } = await seen(open)
    const back = { id: open, version, fen: 0, points: 60, reason: '货坏了' }
    const answers = await Promise.all([
      admin.call('rewards.settle', { id: stand.shop.id }),
      admin.call('rewards.settle', { id: stand.shop.id }),
      admin.call('rewards.refund', back),
    ])
    expect(answers[2].status).toBe(200)
    const made = answers.slice(0, 2).filter(({ status }) => status === 200) as Answer<{ fen: number }>[]
    expect(made).toHaveLength(1)
    // Whoever was first: both came back, so that the shop owes what it was paid, and no more.
    const paid = before + made[0]!.ok.fen
    expect((await next()).carriedFen).toBe(paid)
    await fetched(rice)
    await fetched(rice)
    expect((await settle()).fen).toBe(5000 - paid)
    expect(await next()).toMatchObject({ orders: 0, carriedFen: 0 })
  }
})

test('who is paid for the shop is told why there will be less', async () => {
  const id = await fetched(rice)
  await settle()
  await giveBack(id, 60)
  await county.server.settle()
  const [news] = (await stand.keeper.call('notifications.inbox', {})).ok.items
  expect(news).toMatchObject({ title: '有一份兑换退了，下次结算时扣回', subject: { kind: 'shopMoney' } })
  expect(news?.body).toContain('¥25.00')
})

test('nobody else sees what a shop is to get', async () => {
  const other = await county.resident('王大爷')
  expect((await other.call('rewards.unsettled', { id: stand.shop.id })).code).toBe('NOT_FOUND')
  const foreign = await (await county.secondCounty()).administrator('外县管理员')
  expect((await foreign.call('rewards.unsettled', { id: stand.shop.id })).status).toBe(404)
})
