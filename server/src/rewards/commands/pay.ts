import type { Output } from '@linli/shared/contract'
import { contactOf } from '../../identity'
import { type Context, createContext } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { WechatPayError } from '../../platform/wechat/pay'
import { orderModel } from '../model'
import { orderById } from '../orders'
import { askWechat, closeAtWechat } from '../pay/ask-wechat'
import { notifyUrl } from '../pay/notify-url'
import { mustOwn } from '../policy'
import { presentOrder } from '../present'

/** WeChat keeps a prepay id for two hours; ours are asked for anew well before. */
const PREPAY_MS = 110 * 60_000

/** Opens the order at WeChat, or takes the prepay id it has, and signs it for the phone. */
export async function payOrder(context: Context, { id }: { id: string }): Promise<Output<'rewards.pay'>> {
  const order = await orderById(context, id)
  mustOwn(context.actor, order)
  if (order.status !== 'unpaid') throw new Problem('ORDER_STATE')
  if (!order.dueAt || order.dueAt.getTime() <= context.now()) throw new Problem('ORDER_UNPAID_OVER')
  const { prepayId, prepaidAt } = order.payment
  if (prepayId && prepaidAt && context.now() - prepaidAt.getTime() < PREPAY_MS)
    return context.pay.payParams(prepayId)
  const contact = await contactOf(context, context.actor.id)
  if (!contact?.openid) throw new Problem('WECHAT_NEEDED')
  const { tenantId } = context
  const fresh = await context.pay
    .prepay({
      outTradeNo: id,
      description: order.rewardName,
      fen: order.cashFen,
      openid: contact.openid,
      notifyUrl: await notifyUrl(context),
      attach: tenantId,
      expiresAt: order.dueAt.getTime(),
    })
    .catch((error: unknown) => {
      if (!(error instanceof WechatPayError)) throw error
      if (error.code === 'ORDERPAID' || error.code === 'ORDER_CLOSED') throw new Problem('ORDER_STATE')
      context.log.warn({ err: error, order: id }, 'prepay failed')
      throw new Problem('UPSTREAM_UNAVAILABLE')
    })
  // A cache, not a fact: whoever loses it asks WeChat for another one.
  const { matchedCount } = await context
    .model(orderModel)
    .updateOne(
      { _id: id, tenantId, status: 'unpaid' },
      { $set: { 'payment.prepayId': fresh, 'payment.prepaidAt': new Date(context.now()) } },
    )
  if (matchedCount === 0) {
    // Called off meanwhile, by somebody who saw nothing to close at WeChat.
    await closeAtWechat(context, order).catch((error: unknown) =>
      context.log.warn({ err: error, order: id }, 'order not closed'),
    )
    throw new Problem('ORDER_STATE')
  }
  return context.pay.payParams(fresh)
}

/** The phone says that it has paid: that means nothing, WeChat is asked. */
export async function checkPayment(
  context: Context,
  { id }: { id: string },
): Promise<Output<'rewards.checkPayment'>> {
  const order = await orderById(context, id)
  mustOwn(context.actor, order)
  const { model, tenantId, actor, log, now } = context
  if (order.status === 'unpaid' && order.payment.prepayId) {
    // Without the request's claim: what is applied here is no answer to it, and asking again does no harm.
    const own = createContext(context, tenantId, actor, { log })
    await askWechat(own, order).catch((error: unknown) => {
      if (error instanceof WechatPayError) throw new Problem('UPSTREAM_UNAVAILABLE')
      throw error
    })
  }
  return presentOrder({ model, tenantId, now: now() }, await orderById(context, id))
}
