import { Problem } from '../../../server/src/platform/problem'
import { newId } from '../../../server/src/platform/store/id'
import { balanceOf, captureHold, holdPoints, refundPoints, releaseHold } from '../../../server/src/points'
import { pointAccountModel } from '../../../server/src/points/model'
import { type County, freshCounty, type Person } from '../../support/county'
import { books, DAY, give } from './support'

let county: County
let li: Person
beforeAll(async () => {
  county = await freshCounty()
})
beforeEach(async () => {
  li = await county.resident('李奶奶')
})
afterEach(async () => expect(await books(county)).toMatchObject({ sum: 0, wrong: [] }))
afterAll(() => county.stop())

const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Problem ? error.code : String(error)),
  )
const hold = (amount: number, orderId = newId(), accountId = li.id) =>
  county.context.transact((tx) => holdPoints(tx, { accountId, amount, orderId }))
const held = async (amount: number) => {
  const orderId = newId()
  await hold(amount, orderId)
  return orderId
}

test('100 points, price 60, 50 orders at once: one hold, 40 left (DOMAIN §4)', async () => {
  await give(county, li.id, 100)
  const codes = await Promise.all(Array.from({ length: 50 }, () => codeOf(hold(60))))
  expect(codes.filter((code) => code === 'done')).toHaveLength(1)
  expect(codes.filter((code) => code === 'POINTS_SHORT')).toHaveLength(49)
  expect(await balanceOf(county.context, li.id)).toEqual({
    balance: 40,
    spendable: 40,
    held: 60,
    frozen: false,
  })
})

test('10 orders at once that all fit are all held: who comes second starts over', async () => {
  await give(county, li.id, 100)
  expect(await Promise.all(Array.from({ length: 10 }, () => codeOf(hold(10))))).toEqual(
    Array(10).fill('done'),
  )
  expect(await balanceOf(county.context, li.id)).toMatchObject({ balance: 0, held: 100 })
})

test('the earliest-expiring lot goes first and gets its points back when the order is off', async () => {
  const late = await give(county, li.id, 50, 300)
  const soon = await give(county, li.id, 50, 20)
  const orderId = await held(60)
  let { lots } = await books(county)
  expect([lots.get(soon)?.left, lots.get(late)?.left]).toEqual([0, 40])
  await county.context.transact((tx) => releaseHold(tx, orderId).then(() => null))
  lots = (await books(county)).lots
  expect([lots.get(soon)?.left, lots.get(late)?.left]).toEqual([50, 50])
  expect(await balanceOf(county.context, li.id)).toMatchObject({ balance: 100, held: 0 })
})

test('a hold is captured once and released never after; the shop has the points', async () => {
  await give(county, li.id, 100)
  const orderId = await held(60)
  const shopId = newId()
  const capture = () => county.context.transact((tx) => captureHold(tx, orderId, { shopId }).then(() => null))
  const codes = await Promise.all([codeOf(capture()), codeOf(capture())])
  expect(codes.sort()).toEqual(['POINTS_HOLD_OVER', 'done'])
  const release = county.context.transact((tx) => releaseHold(tx, orderId).then(() => null))
  expect(await codeOf(release)).toBe('POINTS_HOLD_OVER')
  expect((await books(county)).sumOf(`shop.${shopId}`)).toBe(60)
  expect(await balanceOf(county.context, li.id)).toMatchObject({ balance: 40, held: 0 })
})

test('a refund in parts returns to the lots, what expired meanwhile expires at once, and no more than was paid', async () => {
  const soon = await give(county, li.id, 40, 10)
  const late = await give(county, li.id, 60, 300)
  const orderId = await held(70)
  const shopId = newId()
  await county.context.transact((tx) => captureHold(tx, orderId, { shopId }).then(() => null))
  county.server.clock.advance(11 * DAY)
  const refund = (amount?: number) =>
    codeOf(county.context.transact((tx) => refundPoints(tx, orderId, amount)))
  expect(await refund(20)).toBe('done')
  expect(await refund(51)).toBe('POINTS_REFUND_TOO_MUCH')
  expect(await refund(0)).toBe('POINTS_AMOUNT')
  expect(await refund()).toBe('done')
  expect(await refund()).toBe('POINTS_HOLD_OVER')
  const { lots, sumOf } = await books(county)
  expect(lots.get(soon)).toMatchObject({ left: 0, expired: 40 })
  expect(lots.get(late)).toMatchObject({ left: 60 })
  expect(sumOf(`shop.${shopId}`)).toBe(0)
  expect(await balanceOf(county.context, li.id)).toMatchObject({ balance: 60 })
})

test('points that are due can’t be spent, also before the job has run', async () => {
  await give(county, li.id, 100, 5)
  county.server.clock.advance(5 * DAY)
  expect(await balanceOf(county.context, li.id)).toMatchObject({ balance: 0, spendable: 0 })
  expect(await codeOf(hold(10))).toBe('POINTS_SHORT')
})

test.each([0, -5, 1.5, 1_000_001, Number.NaN])('an order for %p points is refused', async (amount) => {
  expect(await codeOf(hold(amount))).toBe('POINTS_AMOUNT')
})

test('a frozen account spends nothing; an order has one hold; another county’s order is not there', async () => {
  await give(county, li.id, 100)
  const orderId = await held(10)
  expect(await codeOf(hold(10, orderId))).toBe('DUPLICATE')
  const other = await county.secondCounty()
  const release = other.context.transact((tx) => releaseHold(tx, orderId).then(() => null))
  expect(await codeOf(release)).toBe('NOT_FOUND')
  await county.context
    .model(pointAccountModel)
    .updateOne(
      { tenantId: county.tenant._id, _id: li.id },
      { $set: { frozen: { reason: '核查', at: new Date(), by: 'x' } } },
    )
  expect(await codeOf(hold(10))).toBe('POINTS_FROZEN')
})
