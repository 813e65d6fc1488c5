import type { Output } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { orderModel } from '../model'
import { callOff, orderById, readerOf } from '../orders'
import { mustOwn } from '../policy'
import { presentOrder } from '../present'

/** The owner calls it off before it is fetched. An order that is being paid is closed at WeChat afterwards; paid all the same, it is refunded by itself. */
export async function cancelOrder(
  context: Context,
  { id, version }: { id: string; version: number },
): Promise<Output<'rewards.cancel'>> {
  mustOwn(context.actor, await orderById(context, id))
  return context.transact(async (tx) => {
    const order = await tx.load(orderModel, id, version)
    if (order.status !== 'unpaid' && order.status !== 'ready') throw new Problem('ORDER_STATE')
    await callOff(tx, order, 'cancelled')
    await tx.save(orderModel, order)
    return presentOrder(readerOf(tx), order, tx.session)
  })
}
