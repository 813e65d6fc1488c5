import type { Tx } from '../platform/store/transact'
import { type ScoreDoc, scoreModel, unrankedModel } from './model-people'

const idOf = (month: string, accountId: string): string => `${month}.${accountId}`

/** Counts points for the ranking of a month. The person's account is written in the same transaction, so no two count at once. */
export async function count(
  tx: Tx,
  given: Pick<ScoreDoc, 'accountId' | 'month' | 'communityId' | 'communityName' | 'points'>,
): Promise<void> {
  const { tenantId, session } = tx
  const { accountId, month, points } = given
  const _id = idOf(month, accountId)
  const { matchedCount } = await tx
    .model(scoreModel)
    .updateOne({ tenantId, _id }, { $inc: { points } }, { session })
  if (matchedCount > 0) return
  const hidden = await tx.model(unrankedModel).exists({ tenantId, _id: accountId }).session(session)
  const row: ScoreDoc = { _id, tenantId, ...given, hidden: hidden !== null }
  await tx.model(scoreModel).collection.insertOne(row as never, { session })
}

/** Takes points out of the ranking of the month they were earned in. */
export async function discount(tx: Tx, accountId: string, month: string, points: number): Promise<void> {
  const { tenantId, session } = tx
  await tx
    .model(scoreModel)
    .updateOne({ tenantId, _id: idOf(month, accountId) }, { $inc: { points: -points } }, { session })
}
