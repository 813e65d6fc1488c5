import { indexTokens } from '@linli/shared/cases/tokens'
import type { deliberationContract } from '@linli/shared/deliberation/contract'
import { stateBySupport, thresholdOf } from '@linli/shared/deliberation/proposal'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { areaById } from '../../areas'
import { claimFiles } from '../../files'
import { requireConsent } from '../../identity'
import { judgeWords, watchPhotos } from '../../moderation'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { unchained } from '../../platform/store/transact'
import { type ProposalDoc, proposalModel, topicModel } from '../model'
import { type ProposalView, presentProposal } from '../present/proposal'
import { rulesOf } from '../rules'
import { show, watchWords } from '../words'

type Input = ParsedOf<(typeof deliberationContract)['deliberation.propose']>

/** Proposes something for a community, a town or the county. Its author is its first supporter. */
export async function propose(context: Context, input: Input): Promise<ProposalView> {
  await requireConsent(context)
  const { tenantId, actor } = context
  const area = await areaById(context, input.areaId)
  // A grid is where things are looked after, not where people decide together.
  if (area.level === 'grid') throw new Problem('AREA_UNKNOWN')
  if (input.previousTopicId) {
    const before = await context.model(topicModel).exists({ _id: input.previousTopicId, tenantId })
    if (!before) throw new Problem('TARGET_UNKNOWN')
  }
  const [moderation, { thresholds }] = await Promise.all([
    judgeWords(context, `${input.title}\n${input.text}`),
    rulesOf(context),
  ])
  const needed = thresholdOf(thresholds, { id: area._id, level: area.level })
  return context.transact(async (tx) => {
    const photos = [...new Set(input.photos)]
    const one: ProposalDoc = {
      ...{ _id: newId(), tenantId, ...unchained },
      ...{ areaId: area._id, areaName: area.name, areaLevel: area.level as ProposalDoc['areaLevel'] },
      ...{ areaPath: area.path, areaIds: area.path.split('/').filter(Boolean) },
      ...{ title: input.title, text: input.text, authorId: actor.id, category: input.category || null },
      ...{ place: input.place ?? null, photos: photos.map((id) => ({ id, verdict: 'pending' as const })) },
      ...{
        moderation,
        contributed: false,
        listed: false,
        state: stateBySupport('open', 1, needed),
        reason: null,
      },
      ...{ ownSupporterIds: [actor.id], supporterIds: [actor.id], needed },
      ...{ mergedIntoId: null, mergedIds: [], topicId: null, previousTopicId: input.previousTopicId ?? null },
      ...{ tokens: indexTokens(`${input.title}\n${input.text}`), createdAt: new Date(tx.now) },
    }
    tx.append('deliberation', one, 'deliberation.proposed', { areaId: area._id })
    if (photos.length > 0) {
      const owner = { kind: 'proposal', id: one._id } as const
      await claimFiles(tx, photos, owner)
      await watchPhotos(tx, { owner, accountId: actor.id, areaPath: area.path, fileIds: photos })
    }
    await watchWords(tx, 'proposal', one, `${input.title}\n${input.text}`)
    show(tx, 'proposal', one)
    await tx.insert(proposalModel, one)
    return presentProposal(context, one, { session: tx.session })
  })
}
