import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { pointsContract } from '@linli/shared/points/contract'
import { transfer as plan } from '@linli/shared/points/ledger'
import { requireConsent } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { purseOf, requireUsable, spendable } from '../ledger/spend'
import { openLedger } from '../ledger/writer'
import { memberModel } from '../model-people'

/** Passes points on within the household. @throws HOUSEHOLD_NOT_MEMBER, POINTS_SHORT, POINTS_NEGATIVE, POINTS_FROZEN */
export async function transfer(
  context: Context,
  { toId, amount }: ParsedOf<(typeof pointsContract)['points.transfer']>,
): Promise<{ balance: number }> {
  await requireConsent(context)
  return context.transact(async (tx) => {
    const { tenantId, session } = tx
    const fromId = tx.actor.id
    const members = await tx
      .model(memberModel)
      .find({ tenantId, _id: { $in: [fromId, toId] } }, { householdId: 1 })
      .session(session)
      .lean()
    const [one, other] = members
    if (!one || !other || one.householdId !== other.householdId) throw new Problem('HOUSEHOLD_NOT_MEMBER')
    const ledger = openLedger(tx)
    const from = await ledger.resident(fromId)
    requireUsable(from)
    const lots = await spendable(tx, ledger, from, amount)
    const to = await ledger.resident(toId)
    const posting = plan(purseOf(from), lots, purseOf(to), amount, newId)
    if (!posting) throw new Problem('POINTS_SHORT', { extra: { balance: from.balance } })
    ledger.post(posting, { fromId, toId }, 'told')
    await ledger.write()
    return { balance: from.balance }
  })
}
