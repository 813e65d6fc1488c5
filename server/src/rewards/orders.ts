import type { Flag } from '@linli/shared/rewards/orders'
import type { ClientSession } from 'mongoose'
import type { Context } from '../platform/context'
import { Problem } from '../platform/problem'
import { newId } from '../platform/store/id'
import type { Tx } from '../platform/store/transact'
import { releaseHold } from '../points'
import {
  type Order,
  orderModel,
  type Reward,
  refundModel,
  rewardModel,
  type Shop,
  shopModel,
  stockModel,
} from './model'

const DAY_MS = 86_400_000

/** What presenting needs, inside a transaction. */
export const readerOf = (tx: Tx) => ({ model: tx.model, tenantId: tx.tenantId, now: tx.now })

export const shopById = async ({ tenantId, model }: Context, id: string): Promise<Shop> => {
  const shop = await model(shopModel).findOne({ tenantId, _id: id }).lean<Shop>()
  if (!shop) throw new Problem('NOT_FOUND')
  return shop
}

export const rewardById = async ({ tenantId, model }: Context, id: string): Promise<Reward> => {
  const reward = await model(rewardModel).findOne({ tenantId, _id: id }).lean<Reward>()
  if (!reward) throw new Problem('NOT_FOUND')
  return reward
}

export const orderById = async ({ tenantId, model }: Context, id: string): Promise<Order> => {
  const order = await model(orderModel).findOne({ tenantId, _id: id }).lean<Order>()
  if (!order) throw new Problem('NOT_FOUND')
  return order
}

/** Puts one back, or takes one: SOLD_OUT when there is none. The database decides: a stock below nothing matches no filter. */
export async function moveStock(tx: Tx, rewardId: string, change: number): Promise<void> {
  const { tenantId, session } = tx
  const moved = await tx
    .model(stockModel)
    .updateOne(
      { _id: rewardId, tenantId, ...(change < 0 && { left: { $gte: -change } }) },
      { $inc: { left: change } },
      { session },
    )
  if (moved.matchedCount !== 1) throw new Problem('SOLD_OUT')
}

interface Source extends Pick<Context, 'model' | 'tenantId'> {
  now: number
  session: ClientSession | null
}

/** Whether somebody has had a reward as often as its limit allows. */
export async function isAtLimit(
  { model, tenantId, now, session }: Source,
  { _id, limit }: Reward,
  accountId: string,
): Promise<boolean> {
  if (!limit) return false
  const had = await model(orderModel)
    .countDocuments({
      ...{ tenantId, accountId, rewardId: _id, counted: true },
      ...(limit.days !== null && { createdAt: { $gt: new Date(now - limit.days * DAY_MS) } }),
    })
    .session(session)
  return had >= limit.count
}

/** Marks an order for a person to look at. The first reason stays until somebody has looked. */
export function raiseFlag(tx: Tx, order: Order, flag: Flag, data: Record<string, unknown> = {}): void {
  if (order.flag === null) Object.assign(order, { flag, flagged: true })
  tx.append('rewards', order, 'rewards.flagged', { flag, ...data })
}

/** Writes a refund down; the job and the reaction send it. Nothing for nothing. */
export async function askRefund(tx: Tx, order: Order, fen: number): Promise<void> {
  if (fen <= 0) return
  order.askedFen += fen
  const id = newId()
  await tx.model(refundModel).create(
    [
      {
        ...{ _id: id, tenantId: tx.tenantId, orderId: order._id, fen, status: 'asked' },
        ...{ createdAt: new Date(tx.now), nextAt: new Date(tx.now), attempts: 0 },
      },
    ],
    { session: tx.session },
  )
  tx.append('rewards', order, 'rewards.refundAsked', { refundId: id, fen })
}

/**
 * The order is off: points go back to the lots they came from, the piece to the stock, and money that was paid to the payer. Saved by the
 * caller.
 */
export async function callOff(tx: Tx, order: Order, to: 'cancelled' | 'expired'): Promise<void> {
  await releaseHold(tx, order._id)
  await moveStock(tx, order.rewardId, 1)
  Object.assign(order, { status: to, counted: false, dueAt: null })
  tx.append('rewards', order, to === 'expired' ? 'rewards.expired' : 'rewards.cancelled', {
    points: order.points,
  })
  await askRefund(tx, order, order.payment.paidFen - order.askedFen - order.refundedFen)
}
