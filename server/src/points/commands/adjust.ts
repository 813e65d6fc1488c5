import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { pointsContract } from '@linli/shared/points/contract'
import { deduct, earn, isAmount } from '@linli/shared/points/ledger'
import { expiryOf, ruleAt } from '@linli/shared/points/rules'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { type Tx, unchained } from '../../platform/store/transact'
import { purseOf, spendable } from '../ledger/spend'
import { openLedger } from '../ledger/writer'
import { type AdjustmentDoc, adjustmentModel } from '../model-earnings'
import { homePath, mayKeep } from '../policy'
import { versionsOf } from '../rules-of'

/** Asks for points to be given or taken. Nothing moves before somebody else agrees. */
export async function askAdjustment(
  context: Context,
  input: ParsedOf<(typeof pointsContract)['points.askAdjustment']>,
): Promise<{ id: string }> {
  const { accountId, amount, reason } = input
  if (!isAmount(Math.abs(amount))) throw new Problem('POINTS_AMOUNT')
  const areaPath = await homePath(context, accountId)
  if (areaPath === null) throw new Problem('POINTS_ACCOUNT_UNKNOWN')
  if (!mayKeep(context.actor, areaPath)) throw new Problem('AREA_FORBIDDEN')
  return context.transact(async (tx) => {
    const doc: AdjustmentDoc = {
      ...{ _id: newId(), tenantId: tx.tenantId, ...unchained, accountId, areaPath, amount, reason },
      ...{ state: 'asked', at: new Date(tx.now), askedBy: tx.actor.id, decidedBy: null },
    }
    tx.append('points', doc, 'points.adjustmentAsked', { accountId, amount })
    await tx.insert(adjustmentModel, doc)
    return { id: doc._id }
  })
}

/**
 * Decides an adjustment; it takes two people. @throws NOT_FOUND, AREA_FORBIDDEN, POINTS_SECOND_PERSON, POINTS_ADJUSTMENT_DECIDED,
 * POINTS_SHORT when more is to be taken than is there
 */
export async function decideAdjustment(
  context: Context,
  { id, approve }: ParsedOf<(typeof pointsContract)['points.decideAdjustment']>,
): Promise<{ done: true }> {
  const versions = await versionsOf(context)
  return context.transact(async (tx) => {
    const one = await tx.load(adjustmentModel, id)
    if (!mayKeep(tx.actor, one.areaPath)) throw new Problem('AREA_FORBIDDEN')
    if (one.state !== 'asked') throw new Problem('POINTS_ADJUSTMENT_DECIDED')
    // Nor the one it is for: three hands would be needed to help oneself.
    if (one.askedBy === tx.actor.id || one.accountId === tx.actor.id)
      throw new Problem('POINTS_SECOND_PERSON')
    one.state = approve ? 'done' : 'refused'
    one.decidedBy = tx.actor.id
    tx.append('points', one, approve ? 'points.adjustmentDone' : 'points.adjustmentRefused', {}, 'quiet')
    await tx.save(adjustmentModel, one)
    if (approve) await move(tx, one, ruleAt(versions, tx.now).rules.lifeMonths)
    return { done: true as const }
  })
}

async function move(tx: Tx, { _id, accountId, amount }: AdjustmentDoc, lifeMonths: number): Promise<void> {
  const ledger = openLedger(tx)
  const account = await ledger.resident(accountId)
  const posting =
    amount > 0
      ? earn(purseOf(account), {
          ...{ amount, kind: 'adjust', lotId: newId(), expiresAt: expiryOf(tx.now, lifeMonths) },
        })
      : deduct(purseOf(account), await spendable(tx, ledger, account, -amount), -amount)
  if (!posting) throw new Problem('POINTS_SHORT', { extra: { balance: account.balance } })
  ledger.post(posting, { adjustmentId: _id }, 'told')
  await ledger.write()
}
