import type { casesContract } from '@linli/shared/cases/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { publicContext } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { EVERYWHERE } from '../derive'
import { type EntryDoc, entryModel } from '../entries'
import { caseModel } from '../model'
import {
  type PublicDoc,
  presentPublic,
  publicEntryFields,
  publicFields,
  publicTimeline,
} from '../present/public'

/** One public case. @throws NOT_FOUND also for one that is not public */
export async function publicView(
  asked: Context,
  input: ParsedOf<(typeof casesContract)['cases.publicView']>,
) {
  const context = await publicContext(asked, input.tenant)
  const { tenantId } = context
  const [one, entries] = await Promise.all([
    context
      .model(caseModel)
      .findOne({ tenantId, _id: input.id, publicIn: EVERYWHERE } as never, publicFields)
      .lean(),
    context.model(entryModel).find({ tenantId, caseId: input.id }, publicEntryFields).sort({ seq: 1 }).lean(),
  ])
  if (!one) throw new Problem('NOT_FOUND')
  return {
    ...presentPublic(context, one as unknown as PublicDoc),
    timeline: publicTimeline(entries as unknown as EntryDoc[]),
  }
}
