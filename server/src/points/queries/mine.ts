import { chinaDay } from '@linli/shared/platform/china-time'
import { wireTime } from '@linli/shared/platform/schemas'

import type { Context } from '../../platform/context'
import { lotModel, pointAccountModel } from '../model'
import { balanceOf } from './balance'

const MOST_DAYS = 12

/** The own points, and the next days on which some of them expire. */
export async function mine(context: Context) {
  const { tenantId, actor } = context
  const [balance, account, lots] = await Promise.all([
    balanceOf(context, actor.id),
    context.model(pointAccountModel).findOne({ tenantId, _id: actor.id }, { frozen: 1 }).lean(),
    context
      .model(lotModel)
      .find(
        { tenantId, accountId: actor.id, open: true, expiresAt: { $gt: new Date(context.now()) } },
        { expiresAt: 1, left: 1 },
      )
      .lean(),
  ])
  const days = new Map<string, { at: number; amount: number }>()
  for (const { expiresAt, left } of lots) {
    const at = expiresAt.getTime()
    const day = days.get(chinaDay(at)) ?? { at, amount: 0 }
    days.set(chinaDay(at), { at: Math.min(at, day.at), amount: day.amount + left })
  }
  const expiring = [...days.values()].sort((a, b) => a.at - b.at).slice(0, MOST_DAYS)
  return {
    ...balance,
    frozenReason: account?.frozen?.reason ?? null,
    expiring: expiring.map(({ at, amount }) => ({ at: wireTime(at), amount })),
  }
}
