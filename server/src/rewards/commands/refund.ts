import type { Output } from '@linli/shared/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { rewardsContract } from '@linli/shared/rewards/contract'
import { refundable } from '@linli/shared/rewards/orders'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { refundPoints } from '../../points'
import { orderModel } from '../model'
import { askRefund, orderById } from '../orders'
import { mustAdminister } from '../policy'
import { presentStaffOrder } from '../present-staff'

type StaffOrder = Output<'rewards.refund'>

/** Gives back money, points or both of an order that was handed over. Before that the owner cancels it. */
export async function refundOrder(
  context: Context,
  { id, version, fen, points, reason }: ParsedOf<(typeof rewardsContract)['rewards.refund']>,
): Promise<StaffOrder> {
  mustAdminister(context.actor, (await orderById(context, id)).areaPath)
  if (fen === 0 && points === 0)
    throw new Problem('INPUT_INVALID', { fields: [{ path: 'fen', message: '请填写要退的金额或积分' }] })
  return context.transact(async (tx) => {
    const order = await tx.load(orderModel, id, version)
    if (order.status !== 'used') throw new Problem('ORDER_STATE')
    const askedFen = order.askedFen + order.refundedFen
    const rest = refundable({ cashFen: order.payment.paidFen, paid: order.payment.paidAt !== null, askedFen })
    if (fen > rest || points > order.points - order.refundedPoints)
      throw new Problem('REFUND_TOO_MUCH', {
        extra: { fen: rest, points: order.points - order.refundedPoints },
      })
    if (points > 0) {
      await refundPoints(tx, id, points)
      order.refundedPoints += points
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
