import type { Context } from '../../platform/context'
import { WechatPayError } from '../../platform/wechat/pay'
import type { Order } from '../model'
import { applyPayment } from './apply-payment'

/** Asks WeChat about an order and believes what it says. */
export async function askWechat(context: Context, { _id }: Pick<Order, '_id'>): Promise<void> {
  const told = await context.pay.findOrder(_id)
  if (told) await applyPayment(context, told)
}

/** Makes sure that nobody can pay the order any more; one that was paid meanwhile is applied instead. */
export async function closeAtWechat(context: Context, order: Pick<Order, '_id'>): Promise<void> {
  if (!context.pay.on) return
  try {
    await context.pay.closeOrder(order._id)
  } catch (error) {
    if (!(error instanceof WechatPayError)) throw error
    // Never opened there: nobody can pay it.
    if (error.status === 404) return
    if (error.transient) throw error
    await askWechat(context, order)
  }
}
