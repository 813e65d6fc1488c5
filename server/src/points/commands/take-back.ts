import { chinaDay } from '@linli/shared/platform/china-time'
import { reverse } from '@linli/shared/points/ledger'
import type { EarningKind } from '@linli/shared/points/rules'
import type { Context } from '../../platform/context'
import { newId } from '../../platform/store/id'
import type { Tx } from '../../platform/store/transact'
import { purseOf } from '../ledger/spend'
import { openLedger } from '../ledger/writer'
import { type EarningDoc, earningModel } from '../model-earnings'
import { discount } from '../score'
import { keyOf } from './pay'

/**
 * Takes back what a person was given for a subject; what has been spent of it is owed from then on. What was not paid yet never will be:
 * the news of the verdict may be faster than the news of the report.
 */
export async function takeBack(
  context: Context,
  given: { kinds: readonly EarningKind[]; accountId: string; subjectId: string; at: number },
): Promise<void> {
  await context.transact(async (tx) => {
    for (const kind of given.kinds) await takeBackOne(tx, { ...given, kind })
    return null
  })
}

async function takeBackOne(
  tx: Tx,
  given: { kind: EarningKind; accountId: string; subjectId: string; at: number },
): Promise<void> {
  const { tenantId, session } = tx
  const { kind, accountId, subjectId, at } = given
  const earnings = tx.model(earningModel)
  const key = keyOf(given)
  const takenBackAt = new Date(tx.now)
  const row = (await earnings.findOne({ tenantId, key }).session(session).lean()) as EarningDoc | null
  if (!row) {
    const never: EarningDoc = {
      ...{ _id: newId(), tenantId, key, accountId, kind, subjectId, quantity: 1, at: new Date(at) },
      ...{ day: chinaDay(at), points: 0, refused: 'hidden', ruleVersion: 0, lotId: null, postingId: null },
      ...{ teamId: null, takenBackAt },
    }
    await earnings.collection.insertOne(never as never, { session })
    return
  }
  if (row.takenBackAt) return
  await earnings.updateOne({ tenantId, _id: row._id }, { $set: { takenBackAt } }, { session })
  if (row.lotId === null || row.postingId === null) return
  const ledger = openLedger(tx)
  const account = await ledger.resident(accountId)
  const [lot] = await ledger.lotsById([row.lotId])
  if (!lot) throw new Error(`lot ${row.lotId} of an earning is gone`)
  const others = (await ledger.openLots(accountId, lot.amount)).filter(({ id }) => id !== lot.id)
  const about = { earning: kind, earningId: row._id, subjectId, reverses: row.postingId }
  ledger.post(reverse(purseOf(account), lot, others), about, 'told')
  await ledger.write()
  const { points, teamId = null } = row
  await discount(tx, { accountId, month: row.day.slice(0, 7), points, teamId })
}
