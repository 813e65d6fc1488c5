import { dueOf, momentsOf } from '@linli/shared/points/expiring'
import type { Context } from '../../platform/context'
import { type PointAccount, pointAccountModel } from '../model'

export interface Balance {
  balance: number
  /** What can be spent now: nothing of a frozen account, nothing that is due to expire. */
  spendable: number
  /** Set aside for orders. */
  held: number
  frozen: boolean
}

type Seen = Pick<PointAccount, 'balance' | 'held' | 'frozen' | 'byExpiry'>

export const accountOf = ({ tenantId, model }: Context, accountId: string): Promise<Seen | null> =>
  model(pointAccountModel)
    .findOne({ tenantId, _id: accountId }, { balance: 1, held: 1, byExpiry: 1, frozen: 1 })
    .lean<Seen>()
    .exec()

/** Zeros without an account. What is due is gone, although the nightly run has not been there yet. */
export function balanceIn(account: Seen | null, now: number): Balance {
  if (!account) return { balance: 0, spendable: 0, held: 0, frozen: false }
  const balance = account.balance - dueOf(momentsOf(account.byExpiry), now)
  const frozen = account.frozen !== null
  return { balance, spendable: frozen ? 0 : Math.max(0, balance), held: account.held, frozen }
}

/** The points of a person; zeros for somebody who never had any. */
export const balanceOf = async (context: Context, accountId: string): Promise<Balance> =>
  balanceIn(await accountOf(context, accountId), context.now())
