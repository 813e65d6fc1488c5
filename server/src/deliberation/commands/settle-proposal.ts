import { stateBySupport } from '@linli/shared/deliberation/proposal'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { type ProposalDoc, proposalModel } from '../model'
import { mayReadProposal, mustCouncil, mustNotBeOwn } from '../policy'
import { type ProposalView, presentProposal } from '../present/proposal'
import { show } from '../words'
import { mergedInto, recountSupporters } from './support'

interface Seen {
  id: string
  version?: number | undefined
}

const isOpen = ({ state }: ProposalDoc): boolean => state === 'open' || state === 'ready'

/** Its author takes it back. Proposals merged into it stand alone again. */
export function withdrawProposal(context: Context, { id }: Seen): Promise<ProposalView> {
  return change(context, { id }, 'deliberation.withdrawn', async (tx, one) => {
    if (!mayReadProposal(context.actor, one)) throw new Problem('NOT_FOUND')
    if (one.authorId !== context.actor.id) throw new Problem('ROLE_MISSING')
    if (!isOpen(one)) throw new Problem('PROPOSAL_CLOSED')
    one.state = 'withdrawn'
    for (const other of await mergedInto(tx, one)) await free(tx, await tx.load(proposalModel, other._id))
    one.mergedIds = []
    return {}
  })
}

/** 不予立项, with the reason its author and supporters are told. */
export function declineProposal(context: Context, input: Seen & { reason: string }): Promise<ProposalView> {
  return change(context, input, 'deliberation.declined', async (_tx, one) => {
    mustCouncil(context.actor, one.areaPath)
    mustNotBeOwn(context.actor, one.authorId)
    if (!isOpen(one)) throw new Problem('PROPOSAL_CLOSED')
    one.state = 'declined'
    one.reason = input.reason
    return {}
  })
}

/**
 * Merges a proposal into another: its supporters count there, each once. Both are written, so of A→B and B→A at once one transaction
 * starts over and finds its proposal merged already.
 */
export function mergeProposal(context: Context, input: Seen & { targetId: string }): Promise<ProposalView> {
  return change(context, input, 'deliberation.merged', async (tx, one) => {
    mustCouncil(context.actor, one.areaPath)
    if (!isOpen(one)) throw new Problem('PROPOSAL_CLOSED')
    if (input.targetId === one._id) throw new Problem('TARGET_UNKNOWN')
    const target = await tx.load(proposalModel, input.targetId).catch((error: unknown) => {
      throw error instanceof Problem && error.code === 'NOT_FOUND' ? new Problem('TARGET_UNKNOWN') : error
    })
    if (!isOpen(target)) throw new Problem('TARGET_UNKNOWN')
    mustCouncil(context.actor, target.areaPath)
    target.mergedIds = [...target.mergedIds, one._id]
    await recountSupporters(tx, target, [...(await mergedInto(tx, target)), one])
    tx.append('deliberation', target, 'deliberation.absorbed', { sourceId: one._id }, 'quiet')
    await tx.save(proposalModel, target)
    one.state = 'merged'
    one.mergedIntoId = target._id
    return { targetId: target._id }
  })
}

/** Takes a merge back: each has its own supporters again. */
export function unmergeProposal(context: Context, input: Seen): Promise<ProposalView> {
  return change(context, input, 'deliberation.unmerged', async (tx, one) => {
    mustCouncil(context.actor, one.areaPath)
    if (one.state !== 'merged' || one.mergedIntoId === null) throw new Problem('PROPOSAL_CLOSED')
    const target = await tx.load(proposalModel, one.mergedIntoId)
    // What a topic was made of stays together.
    if (!isOpen(target)) throw new Problem('PROPOSAL_CLOSED')
    target.mergedIds = target.mergedIds.filter((id) => id !== one._id)
    await recountSupporters(tx, target, await mergedInto(tx, target))
    tx.append('deliberation', target, 'deliberation.released', { sourceId: one._id }, 'quiet')
    await tx.save(proposalModel, target)
    restore(one)
    return { targetId: target._id }
  })
}

function restore(one: ProposalDoc): void {
  one.mergedIntoId = null
  one.state = stateBySupport('open', one.supporterIds.length, one.needed)
}

async function free(tx: Tx, one: ProposalDoc): Promise<void> {
  restore(one)
  show(tx, 'proposal', one)
  tx.append('deliberation', one, 'deliberation.unmerged', {}, 'quiet')
  await tx.save(proposalModel, one)
}

function change(
  context: Context,
  { id, version }: Seen,
  event: string,
  work: (tx: Tx, one: ProposalDoc) => Promise<Record<string, unknown>>,
): Promise<ProposalView> {
  return context.transact(async (tx) => {
    const one = await tx.load(proposalModel, id, version)
    const data = await work(tx, one)
    show(tx, 'proposal', one)
    tx.append('deliberation', one, event, data)
    await tx.save(proposalModel, one)
    return presentProposal(context, one, { session: tx.session })
  })
}
