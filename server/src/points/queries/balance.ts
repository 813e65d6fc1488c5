import type { Context } from '../../platform/context'
import { lotModel, pointAccountModel } from '../model'

export interface Balance {
  balance: number
  /** What can be spent now: nothing of a frozen account, nothing that is due to expire. */
  spendable: number
  /** Set aside for orders. */
  held: number
  frozen: boolean
}

/** The points of a person; zeros for somebody who never had any. */
export async function balanceOf(context: Context, accountId: string): Promise<Balance> {
  const { tenantId } = context
  const account = await context
    .model(pointAccountModel)
    .findOne({ tenantId, _id: accountId }, { balance: 1, held: 1, frozen: 1 })
    .lean()
  if (!account) return { balance: 0, spendable: 0, held: 0, frozen: false }
  const due = await context
    .model(lotModel)
    .find({ tenantId, accountId, open: true, expiresAt: { $lte: new Date(context.now()) } }, { left: 1 })
    .lean()
  const gone = due.reduce((total, { left }) => total + left, 0)
  const { balance, held } = account
  const frozen = account.frozen !== null
  return { balance: balance - gone, spendable: frozen ? 0 : Math.max(0, balance - gone), held, frozen }
}
