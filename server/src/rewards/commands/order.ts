import type { Input, Output } from '@linli/shared/contract'
import { isOpen, nextLook, PAY_WITHIN_MS } from '@linli/shared/rewards/orders'
import { requireConsent } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { unchained } from '../../platform/store/transact'
import { holdPoints } from '../../points'
import { inLine } from '../in-line'
import { type Order, orderModel, type Reward, type Shop, stockModel } from '../model'
import { atLimit, moveStock, readerOf, rewardById, shopById } from '../orders'
import { presentOrder } from '../present'

const DAY_MS = 86_400_000

/**
 * Redeems one: stock, hold and order are one transaction. Of many at once for the last piece one commits, the others start over and find
 * nothing; of many by one person the points' account lets one after another pass, so that limits and balances hold.
 */
export async function placeOrder(
  context: Context,
  { id, version }: Input<'rewards.order'>,
): Promise<Output<'rewards.order'>> {
  const reward = await rewardById(context, id)
  if (version !== undefined && version !== reward.version) throw new Problem('STALE_VERSION')
  const shop = await shopById(context, reward.shopId)
  if (!reward.active || !shop.active || !isOpen(reward, context.now())) throw new Problem('REWARD_CLOSED')
  if (reward.cashFen > 0 && !context.pay.on) throw new Problem('PAY_OFF')
  await requireConsent(context)
  return inLine(`${context.tenantId}:${id}`, () => redeem(context, reward, shop))
}

async function redeem(context: Context, reward: Reward, shop: Shop): Promise<Output<'rewards.order'>> {
  const { _id: id } = reward
  const { tenantId } = context
  // Who comes too late is told without a transaction.
  const stock = await context.model(stockModel).findOne({ _id: id, tenantId }).lean()
  if (!stock || stock.left < 1) throw new Problem('SOLD_OUT')

  return context.transact(async (tx) => {
    const orderId = newId()
    await moveStock(tx, id, -1)
    await holdPoints(tx, { accountId: tx.actor.id, amount: reward.points, orderId })
    if ((await atLimit(tx, [reward], tx.actor.id)).has(id)) throw new Problem('REWARD_LIMIT')
    const waits = reward.cashFen > 0
    const expiresAt = tx.now + reward.validDays * DAY_MS
    const order: Order = {
      ...{ _id: orderId, tenantId: tx.tenantId, ...unchained },
      ...{ accountId: tx.actor.id, rewardId: id, shopId: shop._id, areaPath: shop.areaPath },
      ...{ rewardName: reward.name, points: reward.points, cashFen: reward.cashFen },
      ...{ settleFen: reward.settleFen, status: waits ? 'unpaid' : 'ready', counted: true },
      ...{ createdAt: new Date(tx.now), expiresAt: new Date(expiresAt) },
      dueAt: new Date(waits ? tx.now + PAY_WITHIN_MS : nextLook(expiresAt, tx.now)),
      payment: { prepayId: null, prepaidAt: null, transactionId: null, paidFen: 0, paidAt: null },
      ...{ usedAt: null, usedBy: null, usedShopId: null, settlementId: null },
      ...{ owedFen: 0, owes: false },
      ...{ askedFen: 0, refundedFen: 0, refundedPoints: 0, given: [], flagged: false, flag: null },
    }
    const { points, cashFen } = reward
    tx.append('rewards', order, 'rewards.ordered', { rewardId: id, shopId: shop._id, points, cashFen })
    await tx.insert(orderModel, order)
    return presentOrder(readerOf(tx), order, tx.session)
  })
}
