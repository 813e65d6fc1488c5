import { stateBySupport } from '@linli/shared/deliberation/proposal'
import { requireConsent } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { type ProposalDoc, proposalModel } from '../model'
import { mayReadProposal } from '../policy'
import { show } from '../words'

/** Everybody who supports a proposal or one merged into it, each once. */
export async function recountSupporters(
  tx: Tx,
  one: ProposalDoc,
  merged: readonly ProposalDoc[],
): Promise<void> {
  one.supporterIds = [...new Set([...one.ownSupporterIds, ...merged.flatMap((other) => other.supporterIds)])]
  const before = one.state
  one.state = stateBySupport(one.state, one.supporterIds.length, one.needed)
  show(tx, 'proposal', one)
  if (before === 'open' && one.state === 'ready')
    tx.append('deliberation', one, 'deliberation.ready', { areaId: one.areaId })
}

/** The proposals merged into this one. */
export async function mergedInto(tx: Tx, one: ProposalDoc): Promise<ProposalDoc[]> {
  if (one.mergedIds.length === 0) return []
  const { tenantId, session } = tx
  return (await tx
    .model(proposalModel)
    .find({ tenantId, _id: { $in: one.mergedIds } })
    .session(session)
    .lean()) as ProposalDoc[]
}

/**
 * Supports a proposal or takes it back. Twice changes nothing. Only reaching the threshold is an event: who supports what is
 * nothing for an eternal log.
 */
export async function support(
  context: Context,
  { id, on }: { id: string; on: boolean },
): Promise<{ supported: boolean; supporters: number }> {
  await requireConsent(context)
  const me = context.actor.id
  return context.transact(async (tx) => {
    const one = await tx.load(proposalModel, id)
    if (!mayReadProposal(context.actor, one)) throw new Problem('NOT_FOUND')
    if (one.state !== 'open' && one.state !== 'ready') throw new Problem('PROPOSAL_CLOSED')
    const has = one.ownSupporterIds.includes(me)
    // Its author stands behind it until he withdraws it.
    if (on !== has && one.authorId !== me) {
      one.ownSupporterIds = on
        ? [...one.ownSupporterIds, me]
        : one.ownSupporterIds.filter((who) => who !== me)
      await recountSupporters(tx, one, await mergedInto(tx, one))
      await tx.save(proposalModel, one)
    }
    return { supported: one.supporterIds.includes(me), supporters: one.supporterIds.length }
  })
}
