import type { Flag } from '@linli/shared/rewards/orders'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type Refund as Told, WechatPayError } from '../../platform/wechat/pay'
import { orderModel, type Refund, type RefundStatus, refundModel } from '../model'
import { countBack, orderById, raiseFlag } from '../orders'
import { notifyUrl } from './notify-url'

const MINUTE = 60_000
const LONGEST_WAIT_MS = 6 * 60 * MINUTE
/** A refund without a callback is asked after; one that stuck is sent on in the merchant console, some day. */
const ASK_AFTER_MS: Partial<Record<RefundStatus, number>> = {
  processing: 10 * MINUTE,
  abnormal: LONGEST_WAIT_MS,
}

const STATUS: Record<string, RefundStatus> = {
  PROCESSING: 'processing',
  SUCCESS: 'success',
  ABNORMAL: 'abnormal',
  CLOSED: 'closed',
}
const FLAG: Partial<Record<RefundStatus, Flag>> = { abnormal: 'refundAbnormal', closed: 'refundRefused' }

/** Sends a refund that was asked for, or asks after one under way. Always under its own number: there is one, whatever got lost. */
export async function pursueRefund(context: Context, id: string): Promise<void> {
  const { tenantId, pay } = context
  const refund = await context.model(refundModel).findOne({ _id: id, tenantId }).lean<Refund>()
  if (!refund || refund.nextAt === null) return
  const order = await orderById(context, refund.orderId)
  try {
    const told =
      refund.status !== 'asked'
        ? await pay.findRefund(id)
        : await pay.refund({
            outTradeNo: order._id,
            outRefundNo: id,
            fen: refund.fen,
            totalFen: order.payment.paidFen,
            reason: '兑换退款',
            notifyUrl: await notifyUrl(context),
          })
    if (told) await applyRefund(context, told)
    else await later(context, refund)
  } catch (error) {
    if (!(error instanceof WechatPayError)) throw error
    context.log.warn({ err: error, refund: id }, 'refund not sent')
    const isSure = refund.status === 'asked' && !error.transient && error.code !== 'NOT_ENOUGH'
    if (!isSure) return later(context, refund)
    await settleRefund(context, id, 'refused')
  }
}

async function later(context: Context, { _id, attempts }: Refund): Promise<void> {
  const wait = Math.min(LONGEST_WAIT_MS, MINUTE * 2 ** Math.min(attempts, 10))
  await context
    .model(refundModel)
    .updateOne(
      { _id, tenantId: context.tenantId },
      { $set: { nextAt: new Date(context.now() + wait) }, $inc: { attempts: 1 } },
    )
}

/**
 * What WeChat says of a refund, by answer, query or callback. One that we never asked for (made in the merchant console) is written down and
 * flagged: its payment's notice may still be on the way, and must then fulfil nothing.
 * @returns false when the county has no such order
 */
export async function applyRefund(context: Context, told: Told): Promise<boolean> {
  const { tenantId } = context
  const status = STATUS[told.status]
  if (!status) return true
  const known = await context.model(refundModel).findOne({ _id: told.out_refund_no, tenantId }).lean<Refund>()
  if (known) {
    const isThis = told.out_trade_no === known.orderId && told.amount.refund === known.fen
    await (isThis ? settleRefund(context, known._id, status) : doubt(context, known))
    return true
  }
  if (!(await context.model(orderModel).exists({ _id: told.out_trade_no, tenantId }))) return false
  if (status !== 'success') return true
  await context
    .transact(async (tx) => {
      const order = await tx.load(orderModel, told.out_trade_no)
      const fen = told.amount.refund
      countBack(tx, order, { fen })
      await tx.model(refundModel).create(
        [
          {
            ...{ _id: told.out_refund_no, tenantId, orderId: order._id, fen, status },
            ...{ createdAt: new Date(tx.now), nextAt: null, attempts: 0 },
          },
        ],
        { session: tx.session },
      )
      raiseFlag(tx, order, 'foreignRefund', { refundId: told.out_refund_no, fen })
      await tx.save(orderModel, order)
    })
    .catch((error: unknown) => {
      // Two notices at once: the other one has written it.
      if (!(error instanceof Problem && error.code === 'DUPLICATE')) throw error
    })
  return true
}

/** A wrong amount changes nothing but that somebody must look; WeChat is asked once more. */
async function doubt(context: Context, refund: Refund): Promise<void> {
  await context.transact(async (tx) => {
    const order = await tx.load(orderModel, refund.orderId)
    if (order.flag === 'refundAmount') return
    raiseFlag(tx, order, 'refundAmount', { refundId: refund._id })
    await tx.save(orderModel, order)
  })
  if (refund.nextAt !== null) await later(context, refund)
}

const ENDED: readonly RefundStatus[] = ['closed', 'refused']

/** Moves one of our refunds on. That money has arrived is a fact, whatever was said before; else what is at its end stays there. */
async function settleRefund(context: Context, id: string, status: RefundStatus): Promise<void> {
  const { tenantId } = context
  await context.transact(async (tx) => {
    const refunds = tx.model(refundModel)
    const refund = await refunds.findOne({ _id: id, tenantId }).session(tx.session).lean<Refund>()
    if (!refund || refund.status === 'success') return
    const wasOver = ENDED.includes(refund.status)
    if (wasOver && status !== 'success') return
    const wait = ASK_AFTER_MS[status]
    const nextAt = wait === undefined ? null : new Date(tx.now + wait)
    await refunds.updateOne({ _id: id, tenantId }, { $set: { status, nextAt } }, { session: tx.session })
    // Processing that is told late takes nothing back.
    if (refund.status === status) return
    const order = await tx.load(orderModel, refund.orderId)
    if (!wasOver && nextAt === null) order.askedFen -= refund.fen
    if (status === 'success') {
      countBack(tx, order, { fen: refund.fen })
      tx.append('rewards', order, 'rewards.refunded', { refundId: id, fen: refund.fen })
    } else if (status === 'processing')
      tx.append('rewards', order, 'rewards.refundSent', { refundId: id }, 'quiet')
    else raiseFlag(tx, order, FLAG[status] ?? 'refundRefused', { refundId: id })
    await tx.save(orderModel, order)
  })
}
