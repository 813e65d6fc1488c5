import type { Output } from '@linli/shared/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { rewardsContract } from '@linli/shared/rewards/contract'
import { MOST_REFUNDS, REFUND_WITHIN_MS, refundable } from '@linli/shared/rewards/orders'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { refundPoints } from '../../points'
import { type Order, orderModel, refundModel } from '../model'
import { askRefund, countBack, orderById } from '../orders'
import { mustAdminister } from '../policy'
import { presentStaffOrder } from '../present-staff'

type StaffOrder = Output<'rewards.refund'>

/** What WeChat would refuse is told before anything is written. */
async function mustBeAbleToRefund(tx: Tx, { _id, payment }: Order): Promise<void> {
  const { tenantId, session } = tx
  const paidAt = payment.paidAt?.getTime() ?? 0
  if (tx.now - paidAt > REFUND_WITHIN_MS) throw new Problem('REFUND_TOO_LATE')
  const rows = await tx
    .model(refundModel)
    .find({ tenantId, orderId: _id }, { status: 1 })
    .session(session)
    .lean()
  const parts = rows.filter(({ status }) => status !== 'closed' && status !== 'refused')
  if (parts.length >= MOST_REFUNDS) throw new Problem('REFUND_TOO_OFTEN')
}

/**
 * Gives back money, points or both of an order that was handed over. Before that the owner cancels it; of an order that is off only money is
 * left, when WeChat did not take the refund that was asked for by itself.
 */
export async function refundOrder(
  context: Context,
  { id, version, fen, points, reason }: ParsedOf<(typeof rewardsContract)['rewards.refund']>,
): Promise<StaffOrder> {
  mustAdminister(context.actor, (await orderById(context, id)).areaPath)
  if (fen === 0 && points === 0)
    throw new Problem('INPUT_INVALID', { fields: [{ path: 'fen', message: '请填写要退的金额或积分' }] })
  return context.transact(async (tx) => {
    const order = await tx.load(orderModel, id, version)
    const isOff = order.status === 'cancelled' || order.status === 'expired'
    if (order.status !== 'used' && !(isOff && points === 0)) throw new Problem('ORDER_STATE')
    const askedFen = order.askedFen + order.refundedFen
    const rest = refundable({ cashFen: order.payment.paidFen, paid: order.payment.paidAt !== null, askedFen })
    if (fen > rest || points > order.points - order.refundedPoints)
      throw new Problem('REFUND_TOO_MUCH', {
        extra: { fen: rest, points: order.points - order.refundedPoints },
      })
    if (fen > 0) await mustBeAbleToRefund(tx, order)
    if (points > 0) {
      await refundPoints(tx, id, points)
      countBack(tx, order, { points })
      tx.append('rewards', order, 'rewards.pointsRefunded', { points })
    }
    await askRefund(tx, order, fen)
    order.given = [...(order.given ?? []), { at: new Date(tx.now), by: tx.actor.id, fen, points, reason }]
    await tx.save(orderModel, order)
    return presentStaffOrder(context, order, tx.session)
  })
}

/** Somebody has looked at the order. */
export async function clearFlag(
  context: Context,
  { id, version }: { id: string; version: number },
): Promise<StaffOrder> {
  mustAdminister(context.actor, (await orderById(context, id)).areaPath)
  return context.transact(async (tx) => {
    const order = await tx.load(orderModel, id, version)
    if (order.flagged) {
      tx.append('rewards', order, 'rewards.flagCleared', { flag: order.flag })
      Object.assign(order, { flagged: false, flag: null })
      await tx.save(orderModel, order)
    }
    return presentStaffOrder(context, order, tx.session)
  })
}
