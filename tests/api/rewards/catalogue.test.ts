import type { Input } from '@linli/shared/contract'
import sharp from 'sharp'
import { storeFile } from '../../../server/src/files'
import { filesModel } from '../../../server/src/files/model'
import { newId } from '../../../server/src/platform/store/id'
import { orderModel } from '../../../server/src/rewards/model'
import { type County, freshCounty, type Person } from '../../support/county'
import { give } from '../points/support'
import { type Reward, shopIn } from './support'

let county: County
let admin: Person
let li: Person
let stand: Awaited<ReturnType<typeof shopIn>>

beforeAll(async () => {
  county = await freshCounty()
  admin = await county.administrator('管理员')
  li = await county.resident('李奶奶')
  await give(county, li.id, 5000)
})
beforeEach(async () => {
  stand = await shopIn(county, admin)
})
afterAll(() => county.stop())

async function photoBy({ id: uploaderId }: Person): Promise<string> {
  const create = { width: 400, height: 300, channels: 3, background: '#a63' } as const
  const bytes = await sharp({ create }).jpeg().toBuffer()
  return (await storeFile(county.context, { bytes, uploaderId })).id
}
const update = (
  { id, version, name, points }: { id: string; version: number; name: string; points: number },
  more: Partial<Input<'rewards.updateReward'>>,
) => admin.call('rewards.updateReward', { id, version, name, points, active: true, ...more })
const status = async (url: string) => (await fetch(`${county.server.url}${url}`)).status

describe('the photo of a reward', () => {
  test('is in the catalogue and on its page, small and large; one without has none', async () => {
    const { id } = await stand.reward({ photoId: await photoBy(admin) })
    const bare = await stand.reward({ name: '食用油' })
    const { items } = (await li.call('rewards.catalogue', { shopId: stand.shop.id })).ok
    const { photo } = items.find((one) => one.id === id)!
    expect(await status(photo!.url)).toBe(200)
    expect(await status(photo!.thumbUrl)).toBe(200)
    expect(items.find((one) => one.id === bare.id)?.photo).toBeNull()
    expect((await li.call('rewards.read', { id })).ok.photo).not.toBeNull()
    expect(items[0]).not.toHaveProperty('photoId')
  })

  test('stays when other things change, is replaced, and is taken away; what it was before goes for good', async () => {
    const [first, second] = [await photoBy(admin), await photoBy(admin)]
    let reward = await stand.reward({ photoId: first })
    reward = (await update(reward, { points: 70 })).ok
    expect(reward.photoId).toBe(first)
    const old = reward.photo!.url
    reward = (await update(reward, { photoId: first })).ok
    reward = (await update(reward, { photoId: second })).ok
    expect(reward.photoId).toBe(second)
    expect(await status(old)).toBe(404)
    reward = (await update(reward, { photoId: null })).ok
    expect(reward).toMatchObject({ photoId: null, photo: null })
  })

  test('is the administrator’s own upload, in use nowhere else, and no film', async () => {
    const own = await photoBy(admin)
    await stand.reward({ photoId: own })
    const film = await photoBy(admin)
    await county.context
      .model(filesModel)
      .updateOne({ _id: film, tenantId: county.tenant._id }, { $set: { kind: 'video' } })
    for (const photoId of [own, film, await photoBy(li), newId()]) {
      const given = { id: stand.shop.id, name: '大米', points: 60, stock: 1, photoId }
      expect((await admin.call('rewards.createReward', given)).code).toBe('FILE_UNKNOWN')
      expect((await update(await stand.reward(), { photoId })).code).toBe('FILE_UNKNOWN')
    }
  })

  test('goes with the account that uploaded it, and the reward stays', async () => {
    const other = await county.administrator('前任管理员')
    const photoId = await photoBy(other)
    const given = { id: stand.shop.id, name: '大米', points: 60, stock: 1, photoId }
    const { id } = (await other.call('rewards.createReward', given)).ok
    const { removeFile } = await import('../../../server/src/files')
    await county.context.transact(async (tx) => removeFile(tx, photoId))
    expect((await li.call('rewards.read', { id })).ok.photo).toBeNull()
    const { version, name, points } = (await admin.call('rewards.staffReward', { id })).ok
    expect((await update({ id, version, name, points }, { photoId: await photoBy(admin) })).status).toBe(200)
  })
})

test('what somebody has had is counted once for the whole page, each reward by its own limit', async () => {
  const limits = [{ count: 1, days: 30 }, { count: 1, days: 3 }, { count: 2, days: null }, null]
  const rewards: Reward[] = []
  for (const limit of limits) rewards.push(await stand.reward({ limit }))
  for (const { id } of rewards) await li.call('rewards.order', { id }).then((one) => one.ok)
  const orders = county.context.model(orderModel)
  const ago = (days: number) => new Date(county.server.clock.now() - days * 86_400_000)
  const mine = { tenantId: county.tenant._id, accountId: li.id }
  const place = (i: number, days: number) =>
    orders.updateOne({ ...mine, rewardId: rewards[i]!.id }, { $set: { createdAt: ago(days) } })
  await place(0, 29)
  await place(1, 3)
  await place(2, 900)
  const asked = [jest.spyOn(orders, 'find'), jest.spyOn(orders, 'countDocuments')]
  const { items } = (await li.call('rewards.catalogue', { shopId: stand.shop.id })).ok
  expect(asked.map(({ mock }) => mock.calls.length)).toEqual([1, 0])
  for (const spy of asked) spy.mockRestore()
  const hindrance = (i: number) => items.find(({ id }) => id === rewards[i]!.id)?.hindrance
  expect([0, 1, 2, 3].map(hindrance)).toEqual(['limit', null, null, null])
  await li.call('rewards.order', { id: rewards[2]!.id }).then((one) => one.ok)
  expect((await li.call('rewards.order', { id: rewards[2]!.id })).code).toBe('REWARD_LIMIT')
  const createdAt = { $gt: ago(30) }
  for (const more of [{}, { rewardId: rewards[0]!.id, counted: true }]) {
    const plan = await orders.find({ ...mine, ...more, createdAt }).explain('queryPlanner')
    expect(JSON.stringify(plan)).not.toContain('COLLSCAN')
  }
})

describe('orders of one shop', () => {
  const ids = async (by: Person, given: Omit<Input<'rewards.staffOrders'>, 'limit'>) =>
    (await by.call('rewards.staffOrders', { limit: 100, ...given })).ok.items.map(({ id }) => id)

  test('are listed alone, by state as well, page by page', async () => {
    const elsewhere = await shopIn(county, admin, '百姓粮油')
    const placed = async (at: typeof stand) =>
      (await li.call('rewards.order', { id: (await at.reward()).id })).ok
    const here = [await placed(stand), await placed(stand), await placed(stand)]
    const there = await placed(elsewhere)
    const { id, version } = here[1]!
    await li.call('rewards.cancel', { id, version }).then((one) => one.ok)
    const shopId = stand.shop.id
    expect((await ids(admin, { shopId })).sort()).toEqual(here.map((one) => one.id).sort())
    expect(await ids(admin, { shopId, only: 'cancelled' })).toEqual([id])
    expect(await ids(admin, { shopId, only: 'flagged' })).toEqual([])
    expect(await ids(admin, { shopId: elsewhere.shop.id })).toEqual([there.id])
    const first = (await admin.call('rewards.staffOrders', { shopId, limit: 2 })).ok
    const cursor = first.next!
    const second = (await admin.call('rewards.staffOrders', { shopId, limit: 2, cursor })).ok
    expect(new Set([...first.items, ...second.items].map((one) => one.id)).size).toBe(3)
    expect(second.next).toBeNull()
  })

  test('of another area, or of no shop, are not shown', async () => {
    const town = await county.administrator('镇管理员', county.towns[0])
    const ask = async (by: Person, shopId: string) => (await by.call('rewards.staffOrders', { shopId })).code
    expect(await ask(town, stand.shop.id)).toBe('AREA_FORBIDDEN')
    expect(await ask(admin, newId())).toBe('NOT_FOUND')
    expect(await ask(li, stand.shop.id)).toBe('ROLE_MISSING')
    const foreign = await (await county.secondCounty()).administrator('外县管理员')
    expect(await ask(foreign, stand.shop.id)).toBe('NOT_FOUND')
  })

  test.each<{ status?: 'used'; flagged?: true }>([{}, { status: 'used' }, { flagged: true }])(
    'are found by an index: %j',
    async (more) => {
      const { tenantId } = county.context
      const plan = await county.context
        .model(orderModel)
        .find({ tenantId, shopId: stand.shop.id, ...more, createdAt: { $gt: new Date(0) } })
        .sort({ createdAt: -1, _id: -1 })
        .explain('queryPlanner')
      expect(JSON.stringify(plan)).not.toContain('COLLSCAN')
    },
  )
})
