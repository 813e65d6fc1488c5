import type { Output } from '@linli/shared/contract'
import { openSession } from '../../../server/src/identity'
import { accountsModel } from '../../../server/src/identity/model'
import { balanceOf } from '../../../server/src/points'
import { orderModel } from '../../../server/src/rewards/model'
import { type County, freshCounty, type Person } from '../../support/county'
import { books, give } from '../points/support'
import { type Reward, shopIn } from './support'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

let county: County
let admin: Person
let stand: Awaited<ReturnType<typeof shopIn>>
let kit: Reward
let li: Person

beforeAll(async () => {
  county = await freshCounty({ pay: true })
  admin = await county.administrator('管理员')
  stand = await shopIn(county, admin)
  kit = await stand.reward({ name: '修理工具箱', points: 300, cashFen: 1990, stock: 100, settleFen: 4500 })
  await withWechat(stand.keeper)
})
beforeEach(async () => {
  li = await county.resident('李奶奶')
  await give(county, li.id, 500)
  await withWechat(li)
  await signInAgain()
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
/** Tokens end while the clock is moved. */
async function signInAgain(): Promise<void> {
  for (const person of [admin, stand.keeper, li])
    person.token = (await openSession(county.context, person.id)).accessToken
}
async function advance(ms: number): Promise<void> {
  county.server.clock.advance(ms)
  await control().advance({ ms })
  await signInAgain()
}
const view = async (id: string) => (await li.call('rewards.orderView', { id })).ok
async function paidOrder(): Promise<string> {
  const { id } = (await li.call('rewards.order', { id: kit.id })).ok
  const params = (await li.call('rewards.pay', { id })).ok
  expect((await control().pay({ user: li.id, params })).errMsg).toBe('requestPayment:ok')
  return id
}
async function handOver(id: string): Promise<void> {
  const { code } = (await li.call('rewards.voucher', { id })).ok
  expect((await stand.keeper.call('rewards.handOver', { id: stand.shop.id, code })).status).toBe(200)
}

test('a frozen account redeems nothing until it is let go', async () => {
  const freeze = (frozen: boolean) => admin.call('points.freeze', { id: li.id, frozen, reason: '核查中' })
  expect((await freeze(true)).status).toBe(200)
  expect((await li.call('rewards.order', { id: kit.id })).code).toBe('POINTS_FROZEN')
  expect(await balanceOf(county.context, li.id)).toMatchObject({ balance: 500, held: 0 })
  expect((await freeze(false)).status).toBe(200)
  expect((await li.call('rewards.order', { id: kit.id })).status).toBe(200)
})

test('a callback sent to another county changes nothing, here or there', async () => {
  const other = await county.secondCounty()
  await control().addNoticeFault({ kind: 'payment', fault: 'hold' })
  const id = await paidOrder()
  const held = (await control().notices({ kind: 'payment' })).at(-1)!
  const right = held.url
  held.url = right.replace(`/${county.slug}`, `/${other.slug}`)
  expect(held.url).not.toBe(right)
  await control().releaseNotices()
  expect(held.attempts.at(-1)).toMatchObject({ status: 204 })
  expect((await view(id)).status).toBe('unpaid')
  expect(await other.context.model(orderModel).countDocuments({ tenantId: other.tenant._id })).toBe(0)
  held.url = right
  await control().repeatNotice({ id: held.id })
  expect((await view(id)).status).toBe('ready')
})

test('the payment’s callback comes after the refund’s: it changes nothing any more', async () => {
  await control().addNoticeFault({ kind: 'payment', fault: 'hold' })
  const id = await paidOrder()
  const { status, version } = (await li.call('rewards.checkPayment', { id })).ok
  expect(status).toBe('ready')
  await li.call('rewards.cancel', { id, version })
  await county.server.settle()
  await advance(2_000)
  const refunded = await view(id)
  expect(refunded).toMatchObject({ status: 'cancelled', refundedFen: 1990 })
  await control().releaseNotices()
  await county.server.settle()
  expect(await view(id)).toEqual(refunded)
  expect(await balanceOf(county.context, li.id)).toMatchObject({ balance: 500, held: 0 })
})

describe('a settlement is paid out to the shopkeeper', () => {
  async function settled(): Promise<Output<'rewards.settle'>> {
    await handOver(await paidOrder())
    return (await admin.call('rewards.settle', { id: stand.shop.id })).ok
  }
  const now = async (id: string) =>
    (await stand.keeper.call('rewards.settlements', { id: stand.shop.id })).ok.items.find(
      (one) => one.id === id,
    )!
  const payOut = async (id: string) => {
    const { version } = await now(id)
    return admin.call('rewards.payOut', { id, version })
  }
  const confirm = async (id: string) => {
    const packageInfo = (await now(id)).confirm?.package ?? ''
    return (await control().confirmTransfer({ user: stand.keeper.id, package: packageInfo })).errMsg
  }

  test('begun, confirmed on his phone, paid; not a second time', async () => {
    const { id, version, fen } = await settled()
    expect(fen).toBe(4500)
    const answers = await Promise.all([1, 2].map(() => admin.call('rewards.payOut', { id, version })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const { appid: appId, mchid: mchId } = county.context.pay
    expect(await now(id)).toMatchObject({ status: 'confirm', confirm: { appId, mchId } })
    // Only he who is to confirm it gets what confirms it.
    expect(answers.find(({ status }) => status === 200)?.ok.confirm).toBeNull()
    expect(await confirm(id)).toBe('requestMerchantTransfer:ok')
    expect(await now(id)).toMatchObject({ status: 'paid', confirm: null })
    expect((await payOut(id)).code).toBe('SETTLEMENT_STATE')
    expect((await control().transfers()).filter(({ amount }) => amount === 4500)).toHaveLength(1)
  })

  test('one that WeChat calls failed is begun again under a new number', async () => {
    const { id } = await settled()
    await payOut(id)
    const { outBillNo } = (await control().transfers()).at(-1)!
    await control().failTransfer({ outBillNo, reason: 'PAYEE_ACCOUNT_ABNORMAL' })
    expect(await now(id)).toMatchObject({ status: 'failed', failReason: 'PAYEE_ACCOUNT_ABNORMAL' })
    expect((await payOut(id)).status).toBe(200)
    expect((await control().transfers()).at(-1)?.outBillNo).not.toBe(outBillNo)
    expect(await confirm(id)).toBe('requestMerchantTransfer:ok')
    expect((await now(id)).status).toBe('paid')
  })

  test('a lost callback is healed by the job', async () => {
    await control().addNoticeFault({ kind: 'transfer', fault: 'never' })
    const { id } = await settled()
    await payOut(id)
    await confirm(id)
    expect((await now(id)).status).toBe('confirm')
    await advance(10 * MINUTE)
    await county.server.runJob('rewards.transfers')
    expect((await now(id)).status).toBe('paid')
  })
})

test('the daily bill is compared with the orders, once, and what differs is named', async () => {
  const toTen = async () => {
    const local = (county.server.clock.now() + 8 * HOUR) % (24 * HOUR)
    await advance(24 * HOUR - local + 10 * HOUR)
    await county.server.runJob('rewards.checkBill')
    await county.server.runJob('rewards.checkBill')
    return (await admin.call('rewards.billChecks', {})).ok.items
  }
  await give(county, li.id, 100)
  await toTen()
  await paidOrder()
  const [right, ...before] = await toTen()
  expect(right).toMatchObject({ payments: 1, paidFen: 1990, wrong: [] })
  const id = await paidOrder()
  await county.context
    .model(orderModel)
    .updateOne({ _id: id, tenantId: county.tenant._id }, { $set: { 'payment.paidFen': 990 } })
  const checks = await toTen()
  expect(checks).toHaveLength(before.length + 2)
  expect(checks[0]?.wrong).toMatchObject([
    { number: id, orderId: id, what: expect.stringContaining('19.90'), next: expect.stringMatching(/^请/) },
  ])
  const orders = (await admin.call('rewards.staffOrders', { limit: 100 })).ok.items
  expect(orders.find((one) => one.id === id)?.flag).toBe('billAmount')
})

test('a bill that WeChat doesn’t give is named, and asked for until it is there', async () => {
  const later = (hours: number) => advance(hours * HOUR).then(() => county.server.runJob('rewards.checkBill'))
  const checks = async () => (await admin.call('rewards.billChecks', {})).ok.items
  const local = (county.server.clock.now() + 8 * HOUR) % (24 * HOUR)
  // Ten o'clock of the next day, when nothing is left to be looked at.
  await advance(34 * HOUR - local)
  await county.server.runJob('rewards.checkBill')
  await paidOrder()
  await control().addFault({ path: '/v3/bill/tradebill', kind: 'http', status: 502, times: 3 })
  await later(24)
  const [missing] = await checks()
  expect(missing).toMatchObject({ payments: 0, wrong: [], missing: expect.any(String) })
  await later(1)
  expect((await checks())[0]).toMatchObject({ date: missing?.date, missing: expect.any(String) })
  // A day later two days are asked for: one still fails, the other one is there.
  await later(24)
  const open = (await checks()).filter((one) => one.missing !== null)
  expect(open).toHaveLength(1)
  await later(1)
  const done = await checks()
  expect(done.filter((one) => one.missing !== null)).toEqual([])
  expect(done.find(({ date }) => date === missing?.date)).toMatchObject({ payments: 1, paidFen: 1990 })
})
