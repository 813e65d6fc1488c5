import type { Context } from '../../platform/context'
import { type CaseDoc, caseModel } from '../model'

/** What decides whether somebody is thanked for a report. */
export interface CaseForThanks {
  _id: string
  /** Who reported it; null for a patrol, a call, a device, and for a child that was taken out of it. */
  reporterId: string | null
  /** Its words, or one of the reporter's own photos, may not be shown. */
  hidden: boolean
  /** By file id, who took it. */
  takenBy: ReadonlyMap<string, string>
}

/** A case as far as thanks go; null when there is none of that id. */
export async function caseForThanks(context: Context, caseId: string): Promise<CaseForThanks | null> {
  const one = (await context
    .model(caseModel)
    .findOne({ tenantId: context.tenantId, _id: caseId }, { reporterId: 1, moderation: 1, files: 1 })
    .lean()) as Pick<CaseDoc, '_id' | 'reporterId' | 'moderation' | 'files'> | null
  if (!one) return null
  const { _id, reporterId, moderation, files } = one
  const own = files.filter(({ uploaderId }) => uploaderId === reporterId)
  return {
    _id,
    reporterId,
    hidden: moderation === 'hidden' || own.some(({ verdict }) => verdict === 'hidden'),
    takenBy: new Map(files.map(({ id, uploaderId }) => [id, uploaderId])),
  }
}
