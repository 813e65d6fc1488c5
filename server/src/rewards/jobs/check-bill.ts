import { CHINA_OFFSET_MS, chinaDay } from '@linli/shared/platform/china-time'
import { sayYuan } from '@linli/shared/rewards/orders'
import { inEachCounty } from '../../identity'
import type { Context, Services } from '../../platform/context'
import type { Job } from '../../platform/feature'
import { type BillRow, WechatPayError } from '../../platform/wechat/pay'
import { type BillCheck, billCheckModel, type Order, orderModel, refundModel } from '../model'
import { raiseFlag } from '../orders'
import { askWechat } from '../pay/ask-wechat'

const DAY_MS = 86_400_000
/** WeChat has yesterday's bill from 10:00 on. */
const READY_MS = 10 * 3_600_000
/** Days on which nobody looked, or whose bill could not be had, are compared afterwards, as far back as this. */
const MOST_DAYS = 14

type Wrong = BillCheck['wrong'][number]

const idOf = ({ tenantId }: Context, date: string): string => `${tenantId}:${date}`

/**
 * Compares the bills until yesterday's with our orders, each once for a county. A bill that WeChat doesn't give is noted, so that the office
 * sees what is missing, and asked for again.
 */
export const checkBillJob: Job = {
  name: 'rewards.checkBill',
  every: '30 minutes',
  async run(services) {
    const local = services.clock.now() + CHINA_OFFSET_MS
    if (!services.pay.on || local % DAY_MS < READY_MS) return
    const open = new Map<string, Context[]>()
    await inEachCounty(services, 'rewards.checkBill', async (context) => {
      for (const date of await openDays(context)) open.set(date, [...(open.get(date) ?? []), context])
    })
    // A day whose bill can't be had stands in no other's way, and is tried again.
    for (const date of [...open.keys()].sort())
      await checkDate(services, date, open.get(date) ?? []).catch((error: unknown) =>
        services.log.error({ err: error, date }, 'bill not compared'),
      )
  },
}

async function checkDate(services: Services, date: string, counties: readonly Context[]): Promise<void> {
  const rows = await services.pay.tradeBill(date).catch((error: unknown) => {
    if (error instanceof WechatPayError) return error
    throw error
  })
  for (const context of counties) {
    if (rows instanceof WechatPayError) await noteMissing(context, date, rows)
    else await checkDay(context, date, rows)
  }
}

/** Yesterday, and the days that are missing since the first one that was looked at. */
async function openDays(context: Context): Promise<string[]> {
  const { tenantId } = context
  const days = Array.from({ length: MOST_DAYS }, (_, i) => chinaDay(context.now() - (i + 1) * DAY_MS))
  const rows = await context
    .model(billCheckModel)
    .find({ tenantId }, { date: 1, missing: 1 })
    .sort({ at: -1, _id: -1 })
    .limit(400)
    .lean()
  const done = new Set(rows.filter(({ missing }) => !missing).map(({ date }) => date))
  const first = rows.map(({ date }) => date).sort()[0] ?? days[0] ?? ''
  return days.filter((date) => date >= first && !done.has(date))
}

async function noteMissing(context: Context, date: string, error: WechatPayError): Promise<void> {
  context.log.error({ err: error, date }, 'WeChat gives no bill')
  const nothing = { payments: 0, refunds: 0, paidFen: 0, refundedFen: 0, wrong: [] }
  await write(context, { date, ...nothing, missing: error.code })
}

const write = (context: Context, found: Omit<BillCheck, '_id' | 'tenantId' | 'at'>) =>
  context
    .model(billCheckModel)
    .updateOne(
      { _id: idOf(context, found.date), tenantId: context.tenantId },
      { $set: { ...found, at: new Date(context.now()) } },
      { upsert: true },
    )

async function checkDay(context: Context, date: string, all: readonly BillRow[]): Promise<void> {
  const { tenantId } = context
  // The county of a line is what we sent along with its order.
  const rows = all.filter(({ attach }) => attach === tenantId)
  const payments = rows.filter(({ kind }) => kind === 'payment')
  const refunds = rows.filter(({ kind }) => kind === 'refund')
  const wrong = [
    ...(await wrongPayments(context, payments)),
    ...(await wrongRefunds(context, refunds)),
    ...(await notInBill(context, date, payments)),
  ]
  const sum = (of: readonly BillRow[]) => of.reduce((total, { fen }) => total + fen, 0)
  const sums = { payments: payments.length, refunds: refunds.length, paidFen: sum(payments) }
  await write(context, { date, ...sums, refundedFen: sum(refunds), wrong, missing: null })
  if (wrong.length > 0) context.log.error({ date, tenantId, wrong: wrong.length }, 'bill differs from orders')
}

async function wrongPayments(context: Context, payments: readonly BillRow[]): Promise<Wrong[]> {
  const wrong: Wrong[] = []
  for (const { outTradeNo: number, fen } of payments) {
    const order = await paidOrder(context, number)
    if (!order)
      wrong.push({
        ...{ number, orderId: null, what: `微信收到了 ${sayYuan(fen)}，本县没有这个订单` },
        next: '请到微信商户平台按单号查是谁付的，查实后在那里原路退回。',
      })
    else if (order.payment.paidFen !== fen) {
      const paid = sayYuan(order.payment.paidFen)
      wrong.push({
        ...{ number, orderId: number, what: `微信账单是 ${sayYuan(fen)}，订单记的是 ${paid}` },
        next: '请到微信商户平台核对实收多少，多收的在订单里退回。',
      })
      await flag(context, number, 'billAmount')
    }
  }
  return wrong
}

async function wrongRefunds(context: Context, refunds: readonly BillRow[]): Promise<Wrong[]> {
  const wrong: Wrong[] = []
  for (const { outRefundNo, fen } of refunds) {
    const number = outRefundNo ?? ''
    const { tenantId } = context
    const ours = await context.model(refundModel).findOne({ _id: number, tenantId }).lean()
    if (ours?.fen === fen) continue
    wrong.push({
      ...{ number, orderId: ours?.orderId ?? null },
      what: ours
        ? `微信账单退了 ${sayYuan(fen)}，这里记的是 ${sayYuan(ours.fen)}`
        : `微信账单退了 ${sayYuan(fen)}，这里没有这笔退款`,
      next: '请到微信商户平台看这笔退款是谁办的、退了多少，再和订单核对。',
    })
  }
  return wrong
}

/** What was paid that day as far as we know, and stands in no bill. */
async function notInBill(context: Context, date: string, payments: readonly BillRow[]): Promise<Wrong[]> {
  const { tenantId } = context
  const from = Date.parse(`${date}T00:00:00+08:00`)
  const listed = new Set(payments.map(({ outTradeNo }) => outTradeNo))
  const ours = await context
    .model(orderModel)
    .find({ tenantId, 'payment.paidAt': { $gte: new Date(from), $lt: new Date(from + DAY_MS) } }, { _id: 1 })
    .lean()
  const wrong: Wrong[] = []
  for (const { _id } of ours.filter((order) => !listed.has(order._id))) {
    wrong.push({
      ...{ number: _id, orderId: _id, what: '订单记着已付款，微信账单里没有' },
      next: '请到微信商户平台按单号查有没有收到；没有收到，请和居民核对后再交付或退回。',
    })
    await flag(context, _id, 'billMissing')
  }
  return wrong
}

/** A payment whose callback never came is believed now: WeChat is asked before anything is called wrong. */
async function paidOrder(context: Context, id: string): Promise<Order | null> {
  const { tenantId } = context
  const find = () => context.model(orderModel).findOne({ _id: id, tenantId }).lean<Order>()
  const order = await find()
  if (order && order.payment.paidAt === null) await askWechat(context, order)
  return find()
}

async function flag(context: Context, id: string, why: 'billAmount' | 'billMissing'): Promise<void> {
  await context.transact(async (tx) => {
    const order = await tx.load(orderModel, id)
    raiseFlag(tx, order, why)
    await tx.save(orderModel, order)
  })
}
