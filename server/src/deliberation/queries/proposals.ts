import { indexTokens } from '@linli/shared/cases/tokens'
import type { deliberationContract } from '@linli/shared/deliberation/contract'
import { similarTo } from '@linli/shared/deliberation/proposal'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { areaById } from '../../areas'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newestPage } from '../../platform/store/newest'
import { type ProposalDoc, proposalModel } from '../model'
import { councilAreaIds, mayReadProposal } from '../policy'
import { presentProposal, presentProposalSummary } from '../present/proposal'

type In<N extends keyof typeof deliberationContract> = ParsedOf<(typeof deliberationContract)[N]>

/** Proposals newest first. `ready` is the council's list: what waits for it in its areas. */
export async function proposals(context: Context, input: In<'deliberation.proposals'>) {
  const { tenantId, actor } = context
  const { which, areaId } = input
  const inArea = areaId !== undefined ? { areaIds: areaId } : {}
  const filter = {
    open: { tenantId, listed: true, ...inArea },
    mine: { tenantId, authorId: actor.id, ...inArea },
    ready: { tenantId, areaIds: areaId ?? { $in: councilAreaIds(actor) }, state: 'ready' },
  }[which]
  const page = await newestPage<ProposalDoc>(context.model(proposalModel) as never, {
    filter,
    field: 'createdAt',
    cursor: input.cursor,
    limit: input.limit,
    projection: { tokens: 0 },
    now: context.now(),
  })
  const rows = page.rows.filter((one) => mayReadProposal(actor, one))
  return { items: rows.map((one) => presentProposalSummary(context, one)), next: page.next }
}

/** One proposal. Words that are not visible are there for their author and the council only. */
export async function proposal(context: Context, { id }: In<'deliberation.proposal'>) {
  const { tenantId } = context
  const one = (await context.model(proposalModel).findOne({ _id: id, tenantId }).lean()) as ProposalDoc | null
  if (!one || !mayReadProposal(context.actor, one)) throw new Problem('NOT_FOUND')
  return presentProposal(context, one)
}

/** Looked at for likeness: the newest of the area and of those around it. */
const LOOKED_AT = 300

/** Open proposals of the area that may say the same. */
export async function similar(context: Context, input: In<'deliberation.similar'>) {
  const { tenantId } = context
  const area = await areaById(context, input.areaId)
  const tokens = indexTokens(`${input.title}\n${input.text}`)
  const around = (await context
    .model(proposalModel)
    .find({
      tenantId,
      areaIds: { $in: area.path.split('/').filter(Boolean) },
      state: { $in: ['open', 'ready'] },
      listed: true,
    })
    .sort({ createdAt: -1 })
    .limit(LOOKED_AT)
    .lean()) as ProposalDoc[]
  return { items: similarTo(tokens, around).map((one) => presentProposalSummary(context, one)) }
}
