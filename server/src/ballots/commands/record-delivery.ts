import type { Input } from '@linli/shared/contract'
import { claimFiles } from '../../files'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { ballotRun } from '../load'
import { voterModel } from '../model-voting'
import { ensureOpened } from '../opening/open'
import { mustTakePapers } from './enter-paper'

/** Keeps the proof that the ballot reached some owners; without it the silence of an owner says nothing (DOMAIN §3). */
export async function recordDelivery(
  context: Context,
  { id, voterIds, proofFileId }: Input<'ballots.recordDelivery'>,
) {
  const { silentClause } = await ballotRun(context, id)
  if (silentClause === null)
    throw new Problem('BALLOT_TERMS', {
      fields: [{ path: 'id', message: '这次表决没有“未投票视为同意多数”的规约条款' }],
    })
  await ensureOpened(context, id)
  return context.transact(async (tx) => {
    await mustTakePapers(tx, id, null)
    await claimFiles(tx, [proofFileId], { kind: 'paper', id })
    const { tenantId, session } = tx
    const unique = [...new Set(voterIds)]
    const { matchedCount } = await tx
      .model(voterModel)
      .updateMany(
        { tenantId, _id: { $in: unique }, ballotId: id },
        { $set: { proofId: proofFileId } },
        { session },
      )
    if (matchedCount !== unique.length)
      throw new Problem('NOT_ON_ROLL', { detail: '有的投票人不在这次表决的名册上。' })
    return { recorded: matchedCount }
  })
}
