import { wireTime } from '@linli/shared/platform/schemas'
import { momentsOf, NOTHING_EXPIRES, nextDays } from '@linli/shared/points/expiring'
import type { Context } from '../../platform/context'
import { accountOf, balanceIn } from './balance'

const MOST_DAYS = 12

/** The own points, and the next days on which some of them expire: one row, however many lots the account has. */
export async function mine(context: Context) {
  const account = await accountOf(context, context.actor.id)
  const now = context.now()
  return {
    ...balanceIn(account, now),
    frozenReason: account?.frozen?.reason ?? null,
    expiring: nextDays(momentsOf(account?.byExpiry ?? NOTHING_EXPIRES), now, MOST_DAYS).map(
      ({ at, amount }) => ({
        ...{ at: wireTime(at), amount },
      }),
    ),
  }
}
