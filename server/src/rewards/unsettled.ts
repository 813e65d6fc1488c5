import { SETTLEMENT_BELOW_FEN } from '@linli/shared/rewards/orders'
import type { ClientSession } from 'mongoose'
import type { Context } from '../platform/context'
import { type Order, orderModel } from './model'

const MOST_ORDERS = 500

type Row = Pick<Order, '_id' | 'points' | 'settleFen' | 'refundedPoints'>

/** What goes into the next settlement of a shop. */
export interface Unsettled {
  orders: Row[]
  fen: number
}

/** The oldest unsettled hand-overs of a shop, as many as stay below what WeChat pays without a real name. */
export async function unsettledOf(
  { model, tenantId }: Pick<Context, 'model' | 'tenantId'>,
  shopId: string,
  session: ClientSession | null = null,
): Promise<Unsettled> {
  const rows = await model(orderModel)
    .find(
      { tenantId, usedShopId: shopId, settlementId: null },
      { points: 1, settleFen: 1, refundedPoints: 1 },
    )
    .sort({ usedAt: 1 })
    .limit(MOST_ORDERS)
    .session(session)
    .lean<Row[]>()
  const orders: Row[] = []
  let fen = 0
  for (const row of rows) {
    if (fen + row.settleFen >= SETTLEMENT_BELOW_FEN) break
    fen += row.settleFen
    orders.push(row)
  }
  return { orders, fen }
}
