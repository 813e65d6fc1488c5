import { deadlineMissed } from '@linli/shared/cases/limits'
import type { Output } from '@linli/shared/contract'
import { roughly } from '@linli/shared/platform/ground'
import { wireTime } from '@linli/shared/platform/schemas'
import type { Context } from '../../platform/context'
import type { CaseDoc, CaseFile } from '../model'
import { type Audience, audienceOf } from '../policy'

export type CaseSummary = Output<'cases.list'>['items'][number]

/** What a list reads of a case. */
export const summaryFields = {
  number: 1,
  version: 1,
  title: 1,
  category: 1,
  stage: 1,
  source: 1,
  visibility: 1,
  holder: 1,
  unitId: 1,
  unitName: 1,
  deadline: 1,
  clockState: 1,
  wasOverdue: 1,
  place: 1,
  files: 1,
  round: 1,
  followerIds: 1,
  reporterId: 1,
  reporterIds: 1,
  publicIn: 1,
  scopes: 1,
  rounds: 1,
  createdAt: 1,
  closedAt: 1,
  taskAt: 1,
} as const

export type SummaryDoc = Pick<CaseDoc, '_id' | keyof typeof summaryFields>

type Rough = Pick<CaseDoc, 'place'> & { roughLng?: number; roughLat?: number }

/** One case of a list, as the asker may see it. */
export function presentSummary(
  context: Context,
  one: SummaryDoc,
  audience: Audience = audienceOf(context.actor, one as CaseDoc),
): CaseSummary {
  const readable = mayRead(one, audience)
  return {
    id: one._id,
    number: one.number,
    version: one.version,
    title: readable ? one.title : (one.category?.name ?? '同类事项'),
    category: presentCategory(one),
    stage: one.stage,
    source: one.source,
    visibility: one.visibility,
    holder: one.holder,
    unit: presentUnit(one.unitId, one.unitName),
    clock: presentClock(one, context.now()),
    place: presentPlace(one, audience),
    thumbUrl: thumbOf(context, one, audience),
    round: one.round,
    followers: one.followerIds.length,
    createdAt: wireTime(one.createdAt),
    closedAt: one.closedAt && wireTime(one.closedAt),
  }
}

/** The words are for staff and who wrote them, and for everybody once they are public. */
export const mayRead = (one: Pick<CaseDoc, 'publicIn'>, audience: Audience): boolean =>
  audience !== 'public' || one.publicIn.length > 0

export function presentCategory({ category }: Pick<CaseDoc, 'category'>): CaseSummary['category'] {
  if (!category) return null
  const { code, name, kind, className } = category
  return { code, name, kind, className }
}

export const presentUnit = (id: string | null, name: string | null): CaseSummary['unit'] =>
  id === null ? null : { id, name: name ?? '' }

type Clocked = Pick<CaseDoc, 'deadline' | 'clockState' | 'wasOverdue' | 'rounds'>

/**
 * The clock of the unit. `used` is the share of the time from start to due that has passed on the calendar, for a bar; the
 * ladder counts in working time.
 */
export function presentClock(one: Clocked, now: number): CaseSummary['clock'] {
  const { deadline, clockState } = one
  if (!deadline || !clockState) return null
  const handledAt = one.rounds.at(-1)?.handledAt ?? null
  const at = clockState === 'stopped' ? (handledAt ?? now) : (deadline.suspended?.at ?? now)
  const span = Math.max(1, deadline.dueAt - deadline.startedAt)
  return {
    dueAt: wireTime(deadline.dueAt),
    provisional: deadline.provisional,
    state: clockState,
    overdue: clockState === 'running' ? deadlineMissed(deadline, now) : one.wasOverdue,
    used: Math.max(0, Math.round(((at - deadline.startedAt) / span) * 1_000) / 1_000),
    limit: deadline.limit,
  }
}

function presentPlace({ place }: Rough, audience: Audience): CaseSummary['place'] {
  const exact = audience !== 'public'
  return {
    lng: exact ? place.lng : roughly(place.lng),
    lat: exact ? place.lat : roughly(place.lat),
    address: exact ? place.address : roughAddress(place.address),
    gridId: place.gridId,
    gridName: place.gridName,
    communityId: place.communityId,
    communityName: place.communityName,
    townName: place.townName,
  }
}

/** An address without the building and what is in it: 幸福小区3栋2单元501 → 幸福小区. */
export const roughAddress = (address: string): string =>
  address.replace(/[\s,，]*[0-9A-Za-z一二三四五六七八九十]+\s*(?:号楼|栋|幢|座|单元|室|户|层|楼).*$/u, '')

/** Photos shown to an audience: none that were hidden, and to the public only those that have passed. */
export function shownFiles(one: Pick<CaseDoc, 'files' | 'publicIn'>, audience: Audience): CaseFile[] {
  if (!mayRead(one, audience)) return []
  return one.files.filter((file) =>
    audience === 'public' ? file.verdict === 'passed' && file.when !== 'aside' : file.verdict !== 'hidden',
  )
}

function thumbOf(
  context: Context,
  one: Pick<CaseDoc, 'files' | 'publicIn'>,
  audience: Audience,
): string | null {
  const first = shownFiles(one, audience).find((file) => file.hasThumb && file.when === 'before')
  return first ? context.files.link(first.id, 'thumb', context.now()) : null
}

/** A file with its links, which end after some hours. */
export function presentFile(context: Context, file: CaseFile): Output<'files.upload'> {
  const { id, kind, width, height } = file
  const link = (size: 'full' | 'thumb') => context.files.link(id, size, context.now())
  return { id, kind, width, height, url: link('full'), thumbUrl: file.hasThumb ? link('thumb') : null }
}
