import { DAY } from '@linli/shared/cases/calendar'
import type { casesContract } from '@linli/shared/cases/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { publicContext } from '../../identity'
import type { Context } from '../../platform/context'
import { newestPage } from '../../platform/store/newest'
import { EVERYWHERE } from '../derive'
import { caseModel } from '../model'
import { type PublicDoc, presentPublic, publicFields } from '../present/public'
import { searchPage } from '../words'

/** Public cases, newest first, without anything private. */
export async function publicList(
  asked: Context,
  input: ParsedOf<(typeof casesContract)['cases.publicList']>,
) {
  const context = await publicContext(asked, input.tenant)
  const { tenantId } = context
  const { stage, areaId, q, cursor, limit } = input
  const filter = {
    tenantId,
    publicIn: areaId ?? EVERYWHERE,
    ...(stage && { stage }),
    ...(input.solved === 'week' && { closedAt: { $gte: new Date(context.now() - 7 * DAY) } }),
  }
  const page = { filter, cursor, limit, projection: publicFields, now: context.now() }
  const { rows, next } = q?.trim()
    ? await searchPage<PublicDoc>(context, { q, ...page })
    : await newestPage<PublicDoc>(context.model(caseModel) as never, { field: 'createdAt', ...page })
  return { items: rows.map((row) => presentPublic(context, row)), next }
}
