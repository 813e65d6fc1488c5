import { orderModel } from '../../../server/src/rewards/model'
import { type County, freshCounty, type Person } from '../../support/county'
import { give } from '../points/support'
import { shopIn } from './support'

let county: County
let admin: Person
/** Administers the first town only. */
let town: Person
let stand: Awaited<ReturnType<typeof shopIn>>
beforeAll(async () => {
  county = await freshCounty()
  admin = await county.administrator('管理员')
  town = await county.administrator('镇管理员', county.towns[0])
  stand = await shopIn(county, admin)
})
afterAll(() => county.stop())

async function handedOver(count: number, reward: { id: string }): Promise<string[]> {
  const ids: string[] = []
  for (let i = 0; i < count; i++) {
    const person = await county.resident('李奶奶')
    await give(county, person.id, 100)
    const { id } = (await person.call('rewards.order', { id: reward.id })).ok
    const { code } = (await person.call('rewards.voucher', { id })).ok
    await stand.keeper.call('rewards.handOver', { id: stand.shop.id, code }).then((one) => one.ok)
    ids.push(id)
  }
  return ids
}

test('an administrator sees a shop with its keepers by name and what is still to be settled', async () => {
  const reward = await stand.reward({ settleFen: 2500 })
  await handedOver(2, reward)
  const seen = (await admin.call('rewards.staffShop', { id: stand.shop.id })).ok
  expect(seen.keepers).toEqual([{ id: stand.keeper.id, name: '店主' }])
  expect(seen).toMatchObject({ areaName: county.county.name, unsettled: { orders: 2, fen: 5000 } })
  await admin.call('rewards.settle', { id: stand.shop.id }).then((one) => one.ok)
  expect((await admin.call('rewards.staffShop', { id: stand.shop.id })).ok.unsettled).toMatchObject({
    orders: 0,
    fen: 0,
  })
})

test('what is settled stays below what WeChat pays without a real name, and the rest is still to come', async () => {
  const reward = await stand.reward({ settleFen: 99_999 })
  await handedOver(3, reward)
  const due = async () => (await admin.call('rewards.staffShop', { id: stand.shop.id })).ok.unsettled
  expect(await due()).toMatchObject({ orders: 2, fen: 199_998 })
  const made = (await admin.call('rewards.settle', { id: stand.shop.id })).ok
  expect(made).toMatchObject({ orders: 2, fen: 199_998 })
  expect(await due()).toMatchObject({ orders: 1, fen: 99_999 })
})

test('a shop that is closed is in the list of the offices, not in that of the residents', async () => {
  const { shop } = await shopIn(county, admin, '关门店')
  const { id, version, name, address, hours, keeperIds } = shop
  const given = { id, version, name, address, hours, keeperIds, active: false }
  await admin.call('rewards.updateShop', given).then((one) => one.ok)
  const ids = async (list: 'rewards.staffShops' | 'rewards.shops') =>
    (await admin.call(list, { limit: 100 })).ok.items.map((one) => one.id)
  expect(await ids('rewards.staffShops')).toContain(id)
  expect(await ids('rewards.shops')).not.toContain(id)
})

test('what the county pays for a reward is shown to its offices and to nobody else', async () => {
  const { id } = await stand.reward({ settleFen: 1234, validDays: 7 })
  expect((await admin.call('rewards.staffReward', { id })).ok).toMatchObject({
    settleFen: 1234,
    validDays: 7,
  })
  expect((await stand.keeper.call('rewards.read', { id })).ok).not.toHaveProperty('settleFen')
  expect((await stand.keeper.call('rewards.staffReward', { id })).code).toBe('ROLE_MISSING')
})

test('a town’s administrator sees nothing of a shop of the county', async () => {
  const reward = await stand.reward()
  const [orderId] = await handedOver(1, reward)
  expect((await town.call('rewards.staffShop', { id: stand.shop.id })).code).toBe('AREA_FORBIDDEN')
  expect((await town.call('rewards.staffReward', { id: reward.id })).code).toBe('AREA_FORBIDDEN')
  expect((await town.call('rewards.staffOrder', { id: orderId! })).code).toBe('AREA_FORBIDDEN')
  expect((await town.call('rewards.staffShops', {})).ok.items).toEqual([])
  expect((await town.call('rewards.staffRewards', {})).ok.items).toEqual([])
  expect((await town.call('rewards.staffOrders', {})).ok.items).toEqual([])
})

test('orders are found by their state, or those that somebody must look at', async () => {
  const reward = await stand.reward()
  const [used] = await handedOver(1, reward)
  const wang = await county.resident('王大爷')
  await give(county, wang.id, 100)
  const { id: ready } = (await wang.call('rewards.order', { id: reward.id })).ok
  await county.context
    .model(orderModel)
    .updateOne({ _id: used, tenantId: county.tenant._id }, { $set: { flagged: true, flag: 'billAmount' } })
  const ids = async (only?: 'flagged' | 'ready' | 'used') =>
    (await admin.call('rewards.staffOrders', { limit: 100, ...(only && { only }) })).ok.items.map(
      (one) => one.id,
    )
  expect(await ids()).toEqual(expect.arrayContaining([used, ready]))
  expect(await ids('ready')).toEqual([ready])
  expect(await ids('used')).not.toContain(ready)
  expect(await ids('flagged')).toEqual([used])
})

test('the name behind an account’s number is told before it keeps a shop', async () => {
  expect((await admin.call('rewards.findKeeper', { id: stand.keeper.id })).ok).toEqual({
    ...{ id: stand.keeper.id, name: '店主' },
  })
  expect((await admin.call('rewards.findKeeper', { id: 'nobody' })).status).toBe(404)
  const other = await (await county.secondCounty()).resident('外县人')
  expect((await admin.call('rewards.findKeeper', { id: other.id })).status).toBe(404)
})

test('an account is looked at before it is frozen, and says why it is', async () => {
  const li = await county.resident('李奶奶')
  await give(county, li.id, 80)
  const look = () => admin.call('points.account', { id: li.id })
  expect((await look()).ok).toEqual({ id: li.id, name: '李奶奶', balance: 80, held: 0, frozen: null })
  await admin.call('points.freeze', { id: li.id, frozen: true, reason: '核查中' }).then((one) => one.ok)
  expect((await look()).ok.frozen).toMatchObject({ reason: '核查中', byName: '管理员' })
  expect((await town.call('points.account', { id: li.id })).code).toBe('AREA_FORBIDDEN')
  expect((await li.call('points.account', { id: li.id })).code).toBe('ROLE_MISSING')
})
