import { SETTLEMENT_BELOW_FEN } from '@linli/shared/rewards/orders'
import { openSession } from '../../../server/src/identity'
import { accountsModel } from '../../../server/src/identity/model'
import { newId } from '../../../server/src/platform/store/id'
import { balanceOf } from '../../../server/src/points'
import { orderModel, type RefundStatus, refundModel } from '../../../server/src/rewards/model'
import { rewardsOfPerson } from '../../../server/src/rewards/personal-data'
import { type County, freshCounty, type Person } from '../../support/county'
import { books, give } from '../points/support'
import { type Reward, shopIn } from './support'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const BILLS = '/v3/fund-app/mch-transfer/transfer-bills'

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
afterEach(async () => {
  await control().clearFaults({})
  await control().setPay({ refundOutcome: 'SUCCESS', balanceFen: 100_000_000 })
  expect(await books(county)).toMatchObject({ sum: 0, wrong: [] })
})
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
const seen = async (id: string) => (await admin.call('rewards.staffOrder', { id })).ok
const order = async () => (await li.call('rewards.order', { id: kit.id })).ok
async function pay(id: string): Promise<void> {
  const params = (await li.call('rewards.pay', { id })).ok
  expect((await control().pay({ user: li.id, params })).errMsg).toBe('requestPayment:ok')
}
async function paidOrder(): Promise<string> {
  const { id } = await order()
  await pay(id)
  return id
}
async function handedOver(): Promise<string> {
  const id = await paidOrder()
  const { code } = (await li.call('rewards.voucher', { id })).ok
  expect((await stand.keeper.call('rewards.handOver', { id: stand.shop.id, code })).status).toBe(200)
  return id
}
const refund = async (id: string, fen: number, points = 0) => {
  const { version } = await seen(id)
  return admin.call('rewards.refund', { id, version, fen, points, reason: '退给居民' })
}
async function refundsRun(): Promise<void> {
  await county.server.settle()
  await advance(2_000)
}

describe('a transfer', () => {
  const settled = async () => {
    await handedOver()
    return (await admin.call('rewards.settle', { id: stand.shop.id })).ok
  }
  const now = async (id: string) =>
    (await stand.keeper.call('rewards.settlements', { id: stand.shop.id })).ok.items.find(
      (one) => one.id === id,
    )!
  const payOut = async (id: string) => admin.call('rewards.payOut', { id, version: (await now(id)).version })
  const confirm = async (id: string) => {
    const packageInfo = (await now(id)).confirm?.package ?? ''
    return (await control().confirmTransfer({ user: stand.keeper.id, package: packageInfo })).errMsg
  }

  test('is not called failed because WeChat refused to tell of it: a second one would pay twice', async () => {
    const { id } = await settled()
    await payOut(id)
    expect((await now(id)).status).toBe('confirm')
    await control().addFault({ path: `${BILLS}/out-bill-no/*`, kind: 'http', status: 401 })
    await advance(10 * MINUTE)
    await county.server.runJob('rewards.transfers')
    expect((await now(id)).status).toBe('confirm')
    expect(await confirm(id)).toBe('requestMerchantTransfer:ok')
    expect((await now(id)).status).toBe('paid')
  })

  test('whose request was refused is looked for before it is called failed', async () => {
    const { id } = await settled()
    // Not found, then made with a refusal for an answer, then not to be asked about.
    await control().addFault({ path: BILLS, kind: 'http', status: 400, effect: true })
    await payOut(id)
    expect(await now(id)).toMatchObject({ status: 'paying', failReason: null })
    await advance(10 * MINUTE)
    await county.server.runJob('rewards.transfers')
    expect(await confirm(id)).toBe('requestMerchantTransfer:ok')
  })

  test('whose answer got lost is asked for again under its number, or the shopkeeper could never confirm it', async () => {
    const { id } = await settled()
    await control().addFault({ path: BILLS, kind: 'reset', effect: true })
    await payOut(id)
    expect((await now(id)).status).toBe('paying')
    await advance(10 * MINUTE)
    await county.server.runJob('rewards.transfers')
    expect(await now(id)).toMatchObject({ status: 'confirm', confirm: { package: expect.any(String) } })
    expect(await confirm(id)).toBe('requestMerchantTransfer:ok')
    expect((await control().transfers()).filter(({ outBillNo }) => outBillNo.startsWith(id))).toHaveLength(1)
  })

  test('to somebody who is gone before it was sent fails, and may be begun for another', async () => {
    const { id } = await settled()
    await control().addFault({ path: BILLS, kind: 'reset' })
    await payOut(id)
    const { openid } = (await county.context
      .model(accountsModel)
      .findOne({ _id: stand.keeper.id, tenantId: county.tenant._id })
      .lean())!
    const put = (value: string | null) =>
      county.context
        .model(accountsModel)
        .updateOne({ _id: stand.keeper.id, tenantId: county.tenant._id }, { $set: { openid: value } })
    await put(null)
    await advance(10 * MINUTE)
    await county.server.runJob('rewards.transfers')
    expect(await now(id)).toMatchObject({ status: 'failed', failReason: 'PAYEE_GONE' })
    await put(openid ?? null)
    expect((await payOut(id)).status).toBe(200)
    expect((await now(id)).status).toBe('confirm')
  })

  test('stands in what its receiver can take along', async () => {
    const { id, fen } = await settled()
    await payOut(id)
    await confirm(id)
    const { received } = (await rewardsOfPerson.collect(county.context, stand.keeper.id)) as {
      received: { id: string; fen: number }[]
    }
    expect(received).toContainEqual(expect.objectContaining({ id, fen, status: 'paid' }))
    const others = (await rewardsOfPerson.collect(county.context, li.id)) as { received: unknown[] }
    expect(others.received).toEqual([])
  })
})

describe('a refund', () => {
  async function cancelled(): Promise<string> {
    const id = await paidOrder()
    await li.call('rewards.cancel', { id, version: (await view(id)).version })
    await refundsRun()
    return id
  }

  test('that WeChat closed can be sent anew, also of an order that is off', async () => {
    await control().setPay({ refundOutcome: 'CLOSED' })
    const id = await cancelled()
    expect(await seen(id)).toMatchObject({ status: 'cancelled', flag: 'refundRefused', refundedFen: 0 })
    await control().setPay({ refundOutcome: 'SUCCESS' })
    expect((await refund(id, 1990, 1)).code).toBe('ORDER_STATE')
    expect((await refund(id, 1991)).code).toBe('REFUND_TOO_MUCH')
    expect((await refund(id, 1990)).status).toBe(200)
    expect((await refund(id, 1)).code).toBe('REFUND_TOO_MUCH')
    await refundsRun()
    expect(await view(id)).toMatchObject({ status: 'cancelled', refundedFen: 1990 })
    expect(await balanceOf(county.context, li.id)).toMatchObject({ balance: 500, held: 0 })
  })

  test('whose answer got lost, or whose process died before it wrote anything, is sent again: WeChat has one', async () => {
    await control().addFault({ path: '/v3/refund/domestic/refunds', kind: 'reset', effect: true })
    const id = await paidOrder()
    await li.call('rewards.cancel', { id, version: (await view(id)).version })
    await county.server.settle()
    expect((await view(id)).refunds).toMatchObject([{ status: 'asked' }])
    await advance(MINUTE)
    await county.server.runJob('rewards.refunds')
    expect(await view(id)).toMatchObject({ refundedFen: 1990, refunds: [{ status: 'success' }] })
    const made = (await control().payRefunds()).filter(({ out_trade_no }) => out_trade_no === id)
    expect(made).toHaveLength(1)
  })

  test('of an order nobody has paid is none', async () => {
    const { id, version } = await order()
    expect((await refund(id, 1)).code).toBe('ORDER_STATE')
    await li.call('rewards.cancel', { id, version })
    expect((await refund(id, 1)).code).toBe('REFUND_TOO_MUCH')
  })

  test('that stuck and was sent on in the merchant console counts once it has arrived', async () => {
    await control().setPay({ refundOutcome: 'ABNORMAL' })
    const id = await cancelled()
    expect(await seen(id)).toMatchObject({ flag: 'refundAbnormal', refundedFen: 0 })
    // It is under way still: a second one would be refused by WeChat.
    expect((await refund(id, 1990)).code).toBe('REFUND_TOO_MUCH')
    await control().setPay({ refundOutcome: 'SUCCESS' })
    expect(await control().finishRefunds()).toEqual({ finished: 1 })
    expect(await view(id)).toMatchObject({ refundedFen: 1990, refunds: [{ status: 'success' }] })
    expect((await refund(id, 1990)).code).toBe('REFUND_TOO_MUCH')
    // Told again, it changes nothing.
    const notice = (await control().notices({ kind: 'refund' })).at(-1)!
    const before = await seen(id)
    await control().repeatNotice({ id: notice.id })
    expect(await seen(id)).toEqual(before)
  })

  test('told with another amount is flagged and not counted', async () => {
    await control().addNoticeFault({ kind: 'refund', fault: 'amount' })
    const id = await cancelled()
    expect(await seen(id)).toMatchObject({ flag: 'refundAmount', refundedFen: 0 })
    expect((await refund(id, 1)).code).toBe('REFUND_TOO_MUCH')
    // WeChat itself, asked, says what is true.
    await advance(10 * MINUTE)
    await county.server.runJob('rewards.refunds')
    expect(await view(id)).toMatchObject({ refundedFen: 1990 })
  })

  test('is the fiftieth at most, and not of more than a year ago: WeChat would take neither', async () => {
    const id = await handedOver()
    const { tenantId } = county.context
    const part = { tenantId, orderId: id, fen: 1, createdAt: new Date(), nextAt: null, attempts: 0 }
    const parts = (count: number, status: RefundStatus) =>
      county.context
        .model(refundModel)
        .create(Array.from({ length: count }, () => ({ ...part, _id: newId(), status })))
    await parts(49, 'success')
    await parts(3, 'closed')
    expect((await refund(id, 1)).status).toBe(200)
    expect((await refund(id, 1)).code).toBe('REFUND_TOO_OFTEN')
    expect((await refund(id, 0, 100)).status).toBe(200)
    await refundsRun()
    expect(await view(id)).toMatchObject({ refundedFen: 1, refundedPoints: 100 })
    const old = await handedOver()
    const paidAt = new Date(county.server.clock.now() - 366 * 24 * HOUR)
    await county.context
      .model(orderModel)
      .updateOne({ _id: old, tenantId: county.tenant._id }, { $set: { 'payment.paidAt': paidAt } })
    expect((await refund(old, 1)).code).toBe('REFUND_TOO_LATE')
    expect((await refund(old, 0, 100)).status).toBe(200)
  })
})

test('a payment that could not be written down is not acknowledged: WeChat tells of it again', async () => {
  const orders = county.context.model(orderModel).collection
  const { id } = await order()
  const broken = jest.spyOn(orders, 'replaceOne').mockRejectedValueOnce(new Error('the disk is full'))
  await pay(id)
  broken.mockRestore()
  const notice = (await control().notices({ kind: 'payment' })).at(-1)!
  expect(notice.attempts.map(({ status }) => status)).toEqual([500])
  expect((await view(id)).status).toBe('unpaid')
  await advance(15_000)
  expect(notice.attempts.map(({ status }) => status)).toEqual([500, 204])
  expect((await view(id)).status).toBe('ready')
})

test('who paid a wrong amount is not told that he did not pay', async () => {
  await control().addNoticeFault({ kind: 'payment', fault: 'amount' })
  const { id } = await order()
  await pay(id)
  await county.context
    .model(orderModel)
    .updateOne({ _id: id, tenantId: county.context.tenantId }, { $set: { 'payment.prepayId': null } })
  await advance(15 * MINUTE)
  await county.server.runJob('rewards.dueOrders')
  await county.server.settle()
  expect(await seen(id)).toMatchObject({ status: 'cancelled', flag: 'wrongAmount' })
  const [news] = (await li.call('notifications.inbox', {})).ok.items
  expect(news?.body).toMatch(/付款正在核对.*300 积分已退回/)
})

test('a voucher of one county is no voucher in another', async () => {
  const other = await county.secondCounty()
  const there = await shopIn(other, await other.administrator('那边的管理员'))
  const id = await paidOrder()
  const { code } = (await li.call('rewards.voucher', { id })).ok
  const answer = await there.keeper.call('rewards.handOver', { id: there.shop.id, code })
  expect(answer.code).toBe('VOUCHER_INVALID')
  expect((await there.keeper.call('rewards.handOver', { id: stand.shop.id, code })).status).toBe(404)
  expect((await view(id)).status).toBe('ready')
})

test('called off while it is being opened at WeChat: the phone gets nothing to pay with', async () => {
  const { services } = county.server.process
  const { prepay } = services.pay
  const { id, version } = await order()
  let opened: string | undefined
  services.pay.prepay = async (given) => {
    opened = await prepay(given)
    expect((await li.call('rewards.cancel', { id, version })).status).toBe(200)
    return opened
  }
  const answer = await li.call('rewards.pay', { id }).finally(() => {
    services.pay.prepay = prepay
  })
  expect(answer.code).toBe('ORDER_STATE')
  const params = services.pay.payParams(opened ?? '')
  expect((await control().pay({ user: li.id, params })).errMsg).toContain('fail')
})

test('a county that takes no money any more still gives points back in time', async () => {
  const { services } = county.server.process
  const { id } = await order()
  await li.call('rewards.pay', { id })
  const { pay } = services
  services.pay = { ...pay, on: false, findOrder: () => Promise.reject(new Error('off')) }
  await advance(15 * MINUTE)
  await county.server.runJob('rewards.dueOrders').finally(() => {
    services.pay = pay
  })
  expect((await view(id)).status).toBe('cancelled')
  expect(await balanceOf(county.context, li.id)).toMatchObject({ balance: 500, held: 0 })
})

test('what a shop gets for one piece stays below what WeChat pays without a name', async () => {
  const given = { name: '电动轮椅', points: 400, stock: 1 }
  const tooMuch = await admin.call('rewards.createReward', {
    ...{ id: stand.shop.id, ...given, settleFen: SETTLEMENT_BELOW_FEN },
  })
  expect(tooMuch.code).toBe('INPUT_INVALID')
  const chair = await stand.reward({ ...given, settleFen: SETTLEMENT_BELOW_FEN - 1 })
  const { id } = (await li.call('rewards.order', { id: chair.id })).ok
  const { code } = (await li.call('rewards.voucher', { id })).ok
  await stand.keeper.call('rewards.handOver', { id: stand.shop.id, code })
  for (let fen = 0; fen < SETTLEMENT_BELOW_FEN - 1; ) {
    const answer = await admin.call('rewards.settle', { id: stand.shop.id })
    expect(answer.status).toBe(200)
    fen = answer.ok.fen
  }
})

test('a reward that ends before it begins is refused', async () => {
  const at = (day: number) => `2026-06-0${day}T00:00:00+08:00`
  const given = { id: stand.shop.id, name: '雨伞', points: 10, stock: 1 }
  const wrong = await admin.call('rewards.createReward', { ...given, from: at(2), until: at(1) })
  expect(wrong.code).toBe('INPUT_INVALID')
  expect((await admin.call('rewards.createReward', { ...given, from: at(1), until: at(2) })).status).toBe(200)
})

describe('the daily bill', () => {
  const check = async () => {
    await county.server.runJob('rewards.checkBill')
    return (await admin.call('rewards.billChecks', {})).ok.items
  }
  /** To an hour of the next day in China. */
  const toNext = async (hour: number) => {
    const local = (county.server.clock.now() + 8 * HOUR) % (24 * HOUR)
    await advance(24 * HOUR - local + hour * HOUR)
  }

  test('knows a payment of just before midnight whose callback came after, and one that healed days later', async () => {
    await toNext(10)
    await check()
    await toNext(0)
    await advance(24 * HOUR - 10_000)
    await control().addNoticeFault({ kind: 'payment', fault: 'hold' })
    const id = await paidOrder()
    await advance(20_000)
    await control().releaseNotices()
    expect((await view(id)).status).toBe('ready')
    await advance(10 * HOUR)
    await check()
    await toNext(10)
    const [today, yesterday] = await check()
    expect(yesterday).toMatchObject({ payments: 1, wrong: [] })
    expect(today).toMatchObject({ payments: 0, wrong: [] })
    expect((await seen(id)).flag).toBeNull()
  })

  test('of days on which nobody looked is compared afterwards', async () => {
    await toNext(10)
    const before = await check()
    await paidOrder()
    await toNext(0)
    await toNext(0)
    await toNext(10)
    // One bill that can't be had stands in no other's way.
    await control().addFault({ path: '/v3/bill/tradebill', kind: 'http', status: 502 })
    expect((await check()).filter(({ missing }) => missing !== null)).toHaveLength(1)
    const after = (await check()).sort((a, b) => (a.date < b.date ? 1 : -1))
    expect(after).toHaveLength(before.length + 3)
    expect(after.map(({ payments }) => payments).slice(0, 3)).toEqual([0, 0, 1])
    expect(after.flatMap(({ wrong }) => wrong)).toEqual(before.flatMap(({ wrong }) => wrong))
    expect(await check()).toHaveLength(after.length)
  })
})
