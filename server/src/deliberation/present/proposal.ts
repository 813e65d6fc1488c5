import type { Output } from '@linli/shared/contract'
import { roughly } from '@linli/shared/platform/ground'
import { wireTime } from '@linli/shared/platform/schemas'
import type { ClientSession } from 'mongoose'
import { attachmentsOf } from '../../files'
import type { Context } from '../../platform/context'
import { type AreaOf, type ProposalDoc, proposalModel } from '../model'
import { isCouncil, visibilityOf } from '../policy'

export type ProposalView = Output<'deliberation.proposal'>
export type ProposalSummary = Output<'deliberation.proposals'>['items'][number]

export const presentArea = ({ areaId, areaName, areaLevel }: AreaOf) => ({
  id: areaId,
  name: areaName,
  level: areaLevel,
})

export function presentProposalSummary({ actor }: Context, one: ProposalDoc): ProposalSummary {
  return {
    id: one._id,
    version: one.version,
    title: one.title,
    state: one.state,
    visibility: visibilityOf(one),
    area: presentArea(one),
    supporters: one.supporterIds.length,
    needed: one.needed,
    supported: one.supporterIds.includes(actor.id),
    mine: one.authorId === actor.id,
    createdAt: wireTime(one.createdAt),
  }
}

/** One proposal as the asker may see it, with what he may do. */
export async function presentProposal(
  context: Context,
  one: ProposalDoc,
  { session = null }: { session?: ClientSession | null } = {},
): Promise<ProposalView> {
  const { actor } = context
  const near = one.authorId === actor.id || isCouncil(actor, one.areaPath)
  const photos = one.photos.filter(({ verdict }) => verdict === 'passed' || (near && verdict === 'pending'))
  const [files, titles] = await Promise.all([
    attachmentsOf(
      context,
      photos.map(({ id }) => id),
    ),
    titlesOf(context, [...one.mergedIds, ...(one.mergedIntoId ? [one.mergedIntoId] : [])], session),
  ])
  const named = (id: string) => titles.get(id) ?? { id, title: '' }
  const { place } = one
  return {
    ...presentProposalSummary(context, one),
    text: one.text,
    category: one.category,
    place: place && (near ? place : { lng: roughly(place.lng), lat: roughly(place.lat), address: '' }),
    photos: photos.flatMap(({ id }) => files.get(id) ?? []),
    reason: one.reason,
    mergedInto: one.mergedIntoId === null ? null : named(one.mergedIntoId),
    merged: one.mergedIds.map(named),
    topicId: one.topicId,
    previousTopicId: one.previousTopicId,
    abilities: abilitiesOf(context, one),
  }
}

function abilitiesOf({ actor }: Context, one: ProposalDoc): ProposalView['abilities'] {
  const open = one.state === 'open' || one.state === 'ready'
  const council = isCouncil(actor, one.areaPath)
  const own = one.authorId === actor.id
  const may: Record<ProposalView['abilities'][number], boolean> = {
    support: open && !own,
    withdraw: open && own,
    openTopic: council && one.state === 'ready' && visibilityOf(one) === 'visible',
    decline: council && open && !own,
    merge: council && open,
    unmerge: council && one.state === 'merged',
  }
  return (Object.keys(may) as (keyof typeof may)[]).filter((name) => may[name])
}

async function titlesOf(context: Context, ids: readonly string[], session: ClientSession | null) {
  const { tenantId } = context
  if (ids.length === 0) return new Map<string, { id: string; title: string }>()
  const rows = await context
    .model(proposalModel)
    .find({ tenantId, _id: { $in: [...ids] } }, { title: 1 })
    .session(session)
    .lean()
  return new Map(rows.map(({ _id, title }) => [_id, { id: _id, title }]))
}
