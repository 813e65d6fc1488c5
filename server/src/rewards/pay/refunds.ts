import type { Flag } from '@linli/shared/rewards/orders'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type Refund as Told, WechatPayError } from '../../platform/wechat/pay'
import { orderModel, type Refund, type RefundStatus, refundModel } from '../model'
import { orderById, raiseFlag } from '../orders'
import { notifyUrl } from './notify-url'

const MINUTE = 60_000
/** A refund without a callback is asked after. */
const ASK_AFTER_MS = 10 * MINUTE
const LONGEST_WAIT_MS = 6 * 60 * MINUTE

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
      refund.status === 'processing'
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
    if (error.transient || error.code === 'NOT_ENOUGH') return later(context, refund)
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
  const known = await context.model(refundModel).exists({ _id: told.out_refund_no, tenantId })
  if (known) {
    await settleRefund(context, told.out_refund_no, status)
    return true
  }
  if (!(await context.model(orderModel).exists({ _id: told.out_trade_no, tenantId }))) return false
  if (status !== 'success') return true
  await context
    .transact(async (tx) => {
      const order = await tx.load(orderModel, told.out_trade_no)
      const fen = told.amount.refund
      order.refundedFen += fen
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

/** Moves one of our refunds on; what is at its end stays there. */
async function settleRefund(context: Context, id: string, status: RefundStatus): Promise<void> {
  const { tenantId } = context
  await context.transact(async (tx) => {
    const refund = await tx
      .model(refundModel)
      .findOne({ _id: id, tenantId })
      .session(tx.session)
      .lean<Refund>()
    if (!refund || refund.nextAt === null) return
    if (refund.status === status && status === 'processing') {
      const nextAt = new Date(tx.now + ASK_AFTER_MS)
      await tx
        .model(refundModel)
        .updateOne({ _id: id, tenantId }, { $set: { nextAt } }, { session: tx.session })
      return
    }
    const order = await tx.load(orderModel, refund.orderId)
    const isOver = status !== 'processing'
    const nextAt = isOver ? null : new Date(tx.now + ASK_AFTER_MS)
    await tx
      .model(refundModel)
      .updateOne({ _id: id, tenantId }, { $set: { status, nextAt } }, { session: tx.session })
    if (isOver) order.askedFen -= refund.fen
    if (status === 'success') {
      order.refundedFen += refund.fen
      tx.append('rewards', order, 'rewards.refunded', { refundId: id, fen: refund.fen })
    } else if (isOver) raiseFlag(tx, order, FLAG[status] ?? 'refundRefused', { refundId: id })
    else tx.append('rewards', order, 'rewards.refundSent', { refundId: id }, 'quiet')
    await tx.save(orderModel, order)
  })
}
