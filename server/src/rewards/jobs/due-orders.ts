import { inEachCounty } from '../../identity'
import type { Job } from '../../platform/feature'
import { eachAlone } from '../../platform/jobs/each-alone'
import { type Order, orderModel, type Refund, refundModel, type Settlement, settlementModel } from '../model'
import { callOff } from '../orders'
import { askWechat, closeAtWechat } from '../pay/ask-wechat'
import { pursueRefund } from '../pay/refunds'
import { pursueTransfer } from '../pay/transfers'

const BATCH = 200

/**
 * Orders that wait for their owner to be reminded, and those whose time is over: before an unpaid one is called off, WeChat is asked (a lost callback heals here) and the order is closed
 * there, so that nobody pays for what is gone.
 */
export const dueOrdersJob: Job = {
  name: 'rewards.dueOrders',
  every: '1 minute',
  run: (services) =>
    inEachCounty(services, 'rewards.dueOrders', async (context) => {
      const { tenantId } = context
      const due = await context
        .model(orderModel)
        .find({ tenantId, dueAt: { $lte: new Date(context.now()) } })
        .sort({ dueAt: 1 })
        .limit(BATCH)
        .lean<Order[]>()
      await eachAlone(context, 'rewards.dueOrders', due, async (order) => {
        // Where no money is taken any more nobody can be asked; what was paid all the same, the bill finds.
        if (context.pay.on && order.status === 'unpaid' && order.payment.prepayId) {
          await askWechat(context, order)
          await closeAtWechat(context, order)
        }
        await context.transact(async (tx) => {
          const fresh = await tx.load(orderModel, order._id)
          if (!fresh.dueAt || fresh.dueAt.getTime() > tx.now) return
          if (fresh.status === 'ready' && tx.now < fresh.expiresAt.getTime()) {
            fresh.dueAt = fresh.expiresAt
            tx.append('rewards', fresh, 'rewards.expiring')
          } else await callOff(tx, fresh, fresh.status === 'unpaid' ? 'cancelled' : 'expired')
          await tx.save(orderModel, fresh)
        })
      })
    }),
}

/** Refunds to send or to ask after. */
export const refundsJob: Job = {
  name: 'rewards.refunds',
  every: '1 minute',
  run: (services) =>
    inEachCounty(services, 'rewards.refunds', async (context) => {
      if (!context.pay.on) return
      const { tenantId } = context
      const waiting = await context
        .model(refundModel)
        .find({ tenantId, nextAt: { $lte: new Date(context.now()) } })
        .sort({ nextAt: 1 })
        .limit(BATCH)
        .lean<Refund[]>()
      await eachAlone(context, 'rewards.refunds', waiting, ({ _id }) => pursueRefund(context, _id))
    }),
}

/** Transfers whose answer or callback was lost. */
export const transfersJob: Job = {
  name: 'rewards.transfers',
  every: '5 minutes',
  run: (services) =>
    inEachCounty(services, 'rewards.transfers', async (context) => {
      if (!context.pay.on) return
      const { tenantId } = context
      const waiting = await context
        .model(settlementModel)
        .find({ tenantId, nextAt: { $lte: new Date(context.now()) } })
        .limit(BATCH)
        .lean<Settlement[]>()
      await eachAlone(context, 'rewards.transfers', waiting, (row) => pursueTransfer(context, row))
    }),
}
