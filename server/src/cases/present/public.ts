import { PUBLIC_WORDS } from '@linli/shared/cases/stages'
import type { Output } from '@linli/shared/contract'
import { wireTime } from '@linli/shared/platform/schemas'
import type { Context } from '../../platform/context'
import type { EntryDoc } from '../entries'
import type { CaseDoc } from '../model'
import { presentCategory, presentFile, presentUnit, roughAddress, shownFiles } from './summary'

type PublicCase = Output<'cases.publicList'>['items'][number]

/** What is read of a case for everybody: nothing that names a person. */
export const publicFields = {
  number: 1,
  title: 1,
  text: 1,
  category: 1,
  stage: 1,
  unitId: 1,
  unitName: 1,
  place: 1,
  roughLng: 1,
  roughLat: 1,
  followerIds: 1,
  files: 1,
  publicIn: 1,
  createdAt: 1,
  closedAt: 1,
} as const

export type PublicDoc = Pick<CaseDoc, '_id' | keyof typeof publicFields>

/** A case for everybody: rounded place, passed photos, no names. */
export function presentPublic(context: Context, one: PublicDoc): PublicCase {
  return {
    id: one._id,
    number: one.number,
    title: one.title,
    text: one.text,
    category: presentCategory(one),
    stage: one.stage,
    unit: presentUnit(one.unitId, one.unitName),
    lng: one.roughLng,
    lat: one.roughLat,
    address: roughAddress(one.place.address),
    gridName: one.place.gridName,
    communityName: one.place.communityName,
    followers: one.followerIds.length,
    createdAt: wireTime(one.createdAt),
    closedAt: one.closedAt && wireTime(one.closedAt),
    photos: shownFiles(one, 'public')
      .filter((file) => file.kind === 'photo')
      .map((file) => {
        const { id, url, thumbUrl } = presentFile(context, file)
        return { id, url, thumbUrl, when: file.when === 'after' ? ('after' as const) : ('before' as const) }
      }),
  }
}

/** What is read of the lines of a case for everybody. */
export const publicEntryFields = { at: 1, action: 1, seq: 1, unitName: 1, passed: 1 } as const

type PublicEntry = Pick<EntryDoc, 'at' | 'action' | 'unitName' | 'passed'>

/** When what was done, in plain words and without who; what staff ask each other is not among it. */
export const publicTimeline = (entries: readonly PublicEntry[]): { at: string; label: string }[] =>
  entries.flatMap(({ at, action, unitName, passed }) => {
    const say = PUBLIC_WORDS[action]
    return say ? [{ at: wireTime(at), label: say({ unit: unitName ?? '', passed }) }] : []
  })
