import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { pointsContract } from '@linli/shared/points/contract'
import type { Context } from '../../platform/context'
import { openLedger } from '../ledger/writer'
import { scoreModel, teamScoreModel, unrankedModel } from '../model-people'

/** Leaves the rankings of people and of teams, also of past months, or comes back to them. Saying it twice changes nothing. */
export async function setRanking(
  context: Context,
  { hidden }: ParsedOf<(typeof pointsContract)['points.setRanking']>,
): Promise<{ done: true }> {
  return context.transact(async (tx) => {
    const { tenantId, session, actor } = tx
    const unranked = tx.model(unrankedModel)
    const there = await unranked.exists({ tenantId, _id: actor.id }).session(session)
    if ((there !== null) === hidden) return { done: true as const }
    if (hidden) await unranked.collection.insertOne({ _id: actor.id as never, tenantId }, { session })
    else await unranked.deleteOne({ tenantId, _id: actor.id }, { session })
    // The account is what every earning writes: of this and an earning at once the second starts over and sees what the first did.
    const ledger = openLedger(tx)
    ledger.touch(await ledger.resident(actor.id))
    const own = { tenantId, accountId: actor.id }
    await tx.model(scoreModel).updateMany(own, { $set: { hidden } }, { session })
    await tx.model(teamScoreModel).updateMany(own, { $set: { hidden } }, { session })
    await ledger.write()
    return { done: true as const }
  })
}
