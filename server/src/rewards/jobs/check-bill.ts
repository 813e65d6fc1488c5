import { CHINA_OFFSET_MS, chinaDay } from '@linli/shared/platform/china-time'
import { sayYuan } from '@linli/shared/rewards/orders'
import { inEachCounty } from '../../identity'
import type { Context, Services } from '../../platform/context'
import type { Job } from '../../platform/feature'
import type { BillRow } from '../../platform/wechat/pay'
import { billCheckModel, type Order, orderModel, refundModel } from '../model'
import { raiseFlag } from '../orders'
import { askWechat } from '../pay/ask-wechat'

const DAY_MS = 86_400_000
/** WeChat has yesterday's bill from 10:00 on. */
const READY_MS = 10 * 3_600_000

/** Days on which nobody looked are compared afterwards, as far back as this. */
const MOST_DAYS = 14

/** Compares the bills until yesterday's with our orders, each once for a county. */
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
  const rows = await services.pay.tradeBill(date)
  for (const context of counties) await checkDay(context, date, rows)
}

/** Yesterday, and the days that are missing since the first one that was compared. */
async function openDays(context: Context): Promise<string[]> {
  const { tenantId } = context
  const days = Array.from({ length: MOST_DAYS }, (_, i) => chinaDay(context.now() - (i + 1) * DAY_MS))
  const rows = await context
    .model(billCheckModel)
    .find({ tenantId }, { date: 1 })
    .sort({ at: -1, _id: -1 })
    .limit(400)
    .lean()
  const done = new Set(rows.map(({ date }) => date))
  const first = [...done].sort()[0] ?? days[0] ?? ''
  return days.filter((date) => date >= first && !done.has(date))
}

async function checkDay(context: Context, date: string, all: readonly BillRow[]): Promise<void> {
  const { tenantId } = context
  // The county of a line is what we sent along with its order.
  const rows = all.filter(({ attach }) => attach === tenantId)
  const payments = rows.filter(({ kind }) => kind === 'payment')
  const refunds = rows.filter(({ kind }) => kind === 'refund')
  const wrong: { number: string; what: string }[] = []
  for (const { outTradeNo, fen } of payments) {
    const order = await paidOrder(context, outTradeNo)
    if (!order) wrong.push({ number: outTradeNo, what: '账单有收款，本县没有这个订单' })
    else if (order.payment.paidFen !== fen) {
      const paid = sayYuan(order.payment.paidFen)
      wrong.push({ number: outTradeNo, what: `账单 ${sayYuan(fen)}，订单 ${paid}` })
      await flag(context, order._id, 'billAmount')
    }
  }
  for (const { outRefundNo, fen } of refunds) {
    const refund = await context
      .model(refundModel)
      .findOne({ _id: outRefundNo ?? '', tenantId })
      .lean()
    if (refund?.fen !== fen) wrong.push({ number: outRefundNo ?? '', what: '账单有退款，与本县的退款不一致' })
  }
  const from = Date.parse(`${date}T00:00:00+08:00`)
  const listed = new Set(payments.map(({ outTradeNo }) => outTradeNo))
  const ours = await context
    .model(orderModel)
    .find({ tenantId, 'payment.paidAt': { $gte: new Date(from), $lt: new Date(from + DAY_MS) } }, { _id: 1 })
    .lean()
  for (const { _id } of ours.filter((order) => !listed.has(order._id))) {
    wrong.push({ number: _id, what: '订单已付款，账单没有' })
    await flag(context, _id, 'billMissing')
  }
  const sum = (of: readonly BillRow[]) => of.reduce((total, { fen }) => total + fen, 0)
  const sums = { payments: payments.length, refunds: refunds.length, paidFen: sum(payments) }
  await context
    .model(billCheckModel)
    .updateOne(
      { _id: `${tenantId}:${date}`, tenantId },
      { $set: { date, ...sums, refundedFen: sum(refunds), wrong, at: new Date(context.now()) } },
      { upsert: true },
    )
  if (wrong.length > 0) context.log.error({ date, tenantId, wrong: wrong.length }, 'bill differs from orders')
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
