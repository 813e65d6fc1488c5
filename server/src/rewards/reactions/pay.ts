import { createContext } from '../../platform/context'
import type { Reaction } from '../../platform/feature'
import { aggregateIdOf } from '../../platform/store/events'
import { orderById } from '../orders'
import { closeAtWechat } from '../pay/ask-wechat'
import { pursueRefund } from '../pay/refunds'

/**
 * Sends what a commit has asked for, without waiting for the job: a refund, and the end of an order that was called off before it was
 * paid. Each step is harmless when it is done again, so none carries the reaction's mark.
 */
export const payReaction: Reaction = {
  name: 'rewards.pay',
  on: ['rewards.refundAsked', 'rewards.cancelled'],
  async react(context, event) {
    if (!context.pay.on) return
    const own = createContext(context, context.tenantId, context.actor, { log: context.log })
    if (event.type === 'rewards.refundAsked') return pursueRefund(own, String(event.data.refundId))
    const order = await orderById(own, aggregateIdOf(event))
    if (order.payment.prepayId && order.payment.paidAt === null) await closeAtWechat(own, order)
  },
}
