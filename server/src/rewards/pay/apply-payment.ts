import { nextLook, onPayment } from '@linli/shared/rewards/orders'
import type { Context } from '../../platform/context'
import type { Transaction } from '../../platform/wechat/pay'
import { orderModel } from '../model'
import { askRefund, callOff, raiseFlag } from '../orders'

const PAID = new Set(['SUCCESS', 'REFUND'])

/** By WeChat's clock, as its bill has it: the news may be of the day after. */
function paidAt({ success_time }: Transaction, now: number): Date {
  const at = Date.parse(success_time ?? '')
  return new Date(Number.isFinite(at) ? Math.min(at, now) : now)
}

/**
 * What WeChat says of an order's money, by callback, query or bill, becomes true once: repeated it changes nothing, with a wrong amount or for
 * another merchant it is flagged and not fulfilled, and for an order that is off the money goes back by itself.
 * @returns false when the county has no such order
 */
export async function applyPayment(context: Context, told: Transaction): Promise<boolean> {
  const { tenantId, pay } = context
  if (!PAID.has(told.trade_state)) return true
  const exists = await context.model(orderModel).exists({ _id: told.out_trade_no, tenantId })
  if (!exists) return false
  await context.transact(async (tx) => {
    const order = await tx.load(orderModel, told.out_trade_no)
    if (told.mchid !== pay.mchid || told.appid !== pay.appid) {
      if (order.flag === 'wrongMerchant') return
      raiseFlag(tx, order, 'wrongMerchant')
      return tx.save(orderModel, order)
    }
    const fen = told.amount?.total
    const verdict = onPayment({ ...order, paid: order.payment.paidAt !== null }, fen)
    if (verdict === 'known') return
    if (verdict === 'wrongAmount') {
      if (order.flag === 'wrongAmount') return
      raiseFlag(tx, order, 'wrongAmount', { fen })
      return tx.save(orderModel, order)
    }
    const transactionId = told.transaction_id ?? null
    Object.assign(order.payment, { transactionId, paidFen: fen, paidAt: paidAt(told, tx.now) })
    tx.append('rewards', order, 'rewards.paid', { fen, verdict })
    if (verdict === 'fulfil') {
      const dueAt = new Date(nextLook(order.expiresAt.getTime(), tx.now))
      Object.assign(order, { status: 'ready', dueAt })
    } else if (verdict === 'drop') {
      if (order.status === 'unpaid') await callOff(tx, order, 'cancelled')
    } else await askRefund(tx, order, fen! - order.askedFen - order.refundedFen)
    await tx.save(orderModel, order)
  })
  return true
}
