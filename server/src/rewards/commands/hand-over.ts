import type { Output } from '@linli/shared/contract'
import { chinaMinute } from '@linli/shared/platform/china-time'
import { wireTime } from '@linli/shared/platform/schemas'
import { readTyped } from '@linli/shared/rewards/orders'
import { forgive } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { captureHold } from '../../points'
import { type Order, orderModel, shopModel } from '../model'
import { shopById } from '../orders'
import { keeps } from '../policy'
import { mustBeTyped } from '../typed-number'
import { scannedOrder } from '../voucher'

/**
 * A keeper hands over what the voucher stands for. It works once: of two who scan in the same instant one commits, the other starts over
 * and is told where and when it was used.
 */
export async function handOver(
  context: Context,
  { id: shopId, code }: { id: string; code: string },
): Promise<Output<'rewards.handOver'>> {
  const shop = await shopById(context, shopId)
  if (!keeps(context.actor, shop)) throw new Problem('NOT_FOUND')
  const typed = readTyped(code)
  const orderId =
    typed === null ? mustBeScanned(context, code) : await mustBeTyped(context, { shopId, number: typed })
  const given = await take(context, shopId, orderId)
  // It took an order to get here: nobody buys himself guesses with it.
  if (typed !== null) await forgive(context, 'voucher', context.actor.id)
  return given
}

function mustBeScanned(context: Context, code: string): string {
  const scanned = scannedOrder(context, code)
  if (scanned === 'forged') throw new Problem('VOUCHER_INVALID')
  if (scanned === 'stale') throw new Problem('VOUCHER_STALE')
  return scanned.orderId
}

function take(context: Context, shopId: string, orderId: string): Promise<Output<'rewards.handOver'>> {
  return context.transact(async (tx) => {
    const order = await tx.load(orderModel, orderId)
    if (order.status === 'used') throw await usedBefore(tx, order)
    if (order.shopId !== shopId) throw await elsewhere(tx, order)
    if (order.status === 'expired' || order.expiresAt.getTime() <= tx.now)
      throw new Problem('VOUCHER_EXPIRED')
    if (order.status !== 'ready') throw new Problem('VOUCHER_CANCELLED')
    await captureHold(tx, orderId, { shopId })
    Object.assign(order, { status: 'used', dueAt: null })
    Object.assign(order, { usedAt: new Date(tx.now), usedBy: tx.actor.id, usedShopId: shopId })
    tx.append('rewards', order, 'rewards.handedOver', { shopId, points: order.points })
    await tx.save(orderModel, order)
    const { rewardName, points, cashFen } = order
    return { orderId, rewardName, points, cashFen, usedAt: wireTime(tx.now) }
  })
}

async function nameOf(tx: Tx, shopId: string | null): Promise<string> {
  const { tenantId, session } = tx
  const shop = await tx
    .model(shopModel)
    .findOne({ tenantId, _id: shopId ?? '' })
    .session(session)
    .lean()
  return shop?.name ?? ''
}

async function usedBefore(tx: Tx, order: Order): Promise<Problem> {
  const shopName = await nameOf(tx, order.usedShopId)
  const usedAt = wireTime(order.usedAt ?? tx.now)
  const clock = chinaMinute(Number(order.usedAt))
  return new Problem('VOUCHER_USED', {
    detail: `这张兑换券已于 ${clock} 在“${shopName}”用过了。`,
    extra: { usedAt, shopName },
  })
}

async function elsewhere(tx: Tx, order: Order): Promise<Problem> {
  const shopName = await nameOf(tx, order.shopId)
  return new Problem('VOUCHER_OTHER_SHOP', {
    detail: `这张兑换券请到“${shopName}”使用。`,
    extra: { shopName },
  })
}
