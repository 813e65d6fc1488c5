import type { Output } from '@linli/shared/contract'
import { planSettlement, type SettlementPlan, shopShare } from '@linli/shared/rewards/settling'
import type { ClientSession } from 'mongoose'
import type { Context } from '../platform/context'
import { type Order, orderModel } from './model'

const MOST_ORDERS = 500

interface Row {
  id: string
  fen: number
  points: number
}
interface Debt {
  id: string
  fen: number
  rewardName: string
  /** All that is owed for the order, of which `fen` fits in. */
  owedFen: number
}

/** What goes into the next settlement of a shop. */
export type Unsettled = SettlementPlan<Row, Debt>

/** The oldest unsettled hand-overs of a shop, as many as stay below what WeChat pays without a real name, less what it owes. */
export async function unsettledOf(
  { model, tenantId }: Pick<Context, 'model' | 'tenantId'>,
  shopId: string,
  session: ClientSession | null = null,
): Promise<Unsettled> {
  const orders = model(orderModel)
  const rows = await orders
    .find({ tenantId, usedShopId: shopId, settlementId: null })
    .sort({ usedAt: 1 })
    .limit(MOST_ORDERS)
    .session(session)
    .lean<Order[]>()
  const debts = await orders
    .find({ tenantId, usedShopId: shopId, owes: true }, { rewardName: 1, owedFen: 1 })
    .sort({ usedAt: 1 })
    .limit(MOST_ORDERS)
    .session(session)
    .lean<Pick<Order, '_id' | 'rewardName' | 'owedFen'>[]>()
  return planSettlement(
    rows.map((row) => ({ id: row._id, fen: shopShare(row), points: row.points - row.refundedPoints })),
    debts.map(({ _id: id, rewardName, owedFen }) => ({ id, fen: owedFen, rewardName, owedFen })),
  )
}

export const presentUnsettled = ({
  taken,
  grossFen,
  setOffFen,
  fen,
  carriedFen,
}: Unsettled): Output<'rewards.unsettled'> => ({
  orders: taken.length,
  ...{ grossFen, setOffFen, fen, carriedFen },
})
