import { chinaTime } from '@linli/shared/platform/china-time'
import { PayError, paramError } from './errors'
import { type Body, fenOf, notifyUrlOf, objectOf, textOf } from './read'
import type { PayWorld, SimRefund } from './world'

const MAX_PARTS = 50
const YEAR = 365 * 86_400_000
const NUMBER = /^[0-9A-Za-z_\-|*@]{1,64}$/

export function tellRefund(refund: SimRefund): Record<string, unknown> {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    out_trade_no: refund.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    create_time: chinaTime(refund.createdAt),
    ...(refund.succeededAt !== undefined && { success_time: chinaTime(refund.succeededAt) }),
    status: refund.status,
    amount: {
      total: refund.total,
      refund: refund.refund,
      payer_total: refund.total,
      payer_refund: refund.refund,
      currency: 'CNY',
    },
  }
}

/** POST /v3/refund/domestic/refunds: one number is one refund, whatever it is asked again with. */
export function askRefund(pay: PayWorld, body: Body): object {
  const outRefundNo = textOf(body, 'out_refund_no', 64, NUMBER)
  const outTradeNo = textOf(body, 'out_trade_no', 32)
  const amount = objectOf(body, 'amount')
  const refund = fenOf(amount, 'refund')
  const total = fenOf(amount, 'total')
  if (amount.currency !== 'CNY') throw paramError('currency must be CNY')
  const known = pay.refunds.get(outRefundNo)
  if (known) {
    if (known.outTradeNo !== outTradeNo || known.refund !== refund || known.total !== total)
      throw paramError('订单金额或退款金额与之前请求不一致，请核实后再试')
    return tellRefund(known)
  }
  const order = pay.orders.get(outTradeNo)
  if (!order) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '订单不存在')
  if (order.paidAt === undefined) throw new PayError(403, 'INVALID_REQUEST', '订单未支付')
  if (total !== order.total) throw paramError('订单总金额与支付时不一致')
  const now = pay.clock.now()
  if (now - order.paidAt > YEAR) throw new PayError(403, 'INVALID_REQUEST', '订单已经超过可退款的最大期限')
  const given = order.refunds.filter(({ status }) => status !== 'CLOSED')
  if (given.length >= MAX_PARTS) throw new PayError(400, 'INVALID_REQUEST', '部分退款次数超限')
  if (given.reduce((sum, one) => sum + one.refund, refund) > order.total)
    throw new PayError(400, 'INVALID_REQUEST', '订单金额不足以退款')
  if (refund > pay.balanceFen) throw new PayError(403, 'NOT_ENOUGH', '基本账户余额不足')
  const made: SimRefund = {
    outRefundNo,
    refundId: `50${pay.ids.digits(26)}`,
    outTradeNo,
    refund,
    total,
    notifyUrl: body.notify_url === undefined ? '' : notifyUrlOf(body),
    status: 'PROCESSING',
    createdAt: now,
  }
  pay.refunds.set(outRefundNo, made)
  order.refunds.push(made)
  order.state = 'REFUND'
  pay.clock.schedule(now + pay.refundDelayMs, () => finishRefund(pay, made, pay.refundOutcome))
  return tellRefund(made)
}

/** GET /v3/refund/domestic/refunds/{n} */
export function queryRefund(pay: PayWorld, outRefundNo: string): object {
  const refund = pay.refunds.get(outRefundNo)
  if (!refund) throw new PayError(404, 'RESOURCE_NOT_EXISTS', '退款单不存在')
  return tellRefund(refund)
}

/** The money arrives, or doesn't; the merchant is told. One that stuck arrives after all when it is sent on in the merchant console. */
export async function finishRefund(
  pay: PayWorld,
  refund: SimRefund,
  status: 'SUCCESS' | 'ABNORMAL' | 'CLOSED',
): Promise<void> {
  const isSentOn = refund.status === 'ABNORMAL' && status === 'SUCCESS'
  if (refund.status !== 'PROCESSING' && !isSentOn) return
  refund.status = status
  if (status === 'SUCCESS') refund.succeededAt = pay.clock.now()
  if (refund.notifyUrl === '') return
  const { status: refund_status, channel: _, ...told } = tellRefund(refund)
  const order = pay.orders.get(refund.outTradeNo)
  await pay.notices.tell('refund', refund.notifyUrl, `REFUND.${status}`, 'refund', {
    mchid: pay.account.mchid,
    transaction_id: order?.transactionId,
    ...told,
    refund_status,
  })
}
