import type { Flag } from '@linli/shared/rewards/orders'
import { shopShare } from '@linli/shared/rewards/settling'
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

/** Of these rewards, those that somebody has had as often as their limits allow: one query, however many there are. */
export async function atLimit(
  { model, tenantId, now, session }: Source,
  rewards: readonly Reward[],
  accountId: string,
): Promise<Set<string>> {
  const limited = rewards.filter(({ limit }) => limit !== null)
  if (limited.length === 0) return new Set()
  const since = ({ limit }: Reward) => (limit?.days ? now - limit.days * DAY_MS : Number.NEGATIVE_INFINITY)
  const earliest = Math.min(...limited.map(since))
  // One is looked up by the index of person and reward, several by that of the person: a list of rewards finds no index on every engine.
  const [only] = limited
  const had = await model(orderModel)
    .find(
      {
        ...{ tenantId, accountId, ...(limited.length === 1 && { rewardId: only!._id, counted: true }) },
        ...(Number.isFinite(earliest) && { createdAt: { $gt: new Date(earliest) } }),
      },
      { rewardId: 1, createdAt: 1, counted: 1 },
    )
    .session(session)
    .lean()
  const reached = limited.filter((reward) => {
    const from = since(reward)
    const count = had.filter(
      ({ rewardId, createdAt, counted }) => counted && rewardId === reward._id && createdAt.getTime() > from,
    ).length
    return count >= (reward.limit?.count ?? 0)
  })
  return new Set(reached.map(({ _id }) => _id))
}

/** Marks an order for a person to look at. The first reason stays until somebody has looked. */
export function raiseFlag(tx: Tx, order: Order, flag: Flag, data: Record<string, unknown> = {}): void {
  if (order.flag === null) Object.assign(order, { flag, flagged: true })
  tx.append('rewards', order, 'rewards.flagged', { flag, ...data })
}

/**
 * Counts what has come back to the owner. Where a settlement has paid the shop for it already, the shop owes its share from then on, and the
 * next settlement sets it off. Saved by the caller.
 */
export function countBack(tx: Tx, order: Order, back: { fen?: number; points?: number }): void {
  const before = shopShare(order)
  order.refundedFen += back.fen ?? 0
  order.refundedPoints += back.points ?? 0
  const owed = before - shopShare(order)
  if (order.settlementId === null || owed === 0) return
  Object.assign(order, { owedFen: (order.owedFen ?? 0) + owed, owes: true })
  tx.append('rewards', order, 'rewards.shopOwes', { shopId: order.usedShopId, fen: owed })
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
