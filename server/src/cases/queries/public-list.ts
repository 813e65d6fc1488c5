import { DAY } from '@linli/shared/cases/calendar'
import type { casesContract } from '@linli/shared/cases/contract'
import { queryTokens } from '@linli/shared/cases/tokens'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { publicContext } from '../../identity'
import type { Context } from '../../platform/context'
import { newestPage } from '../../platform/store/newest'
import { EVERYWHERE } from '../derive'
import { caseModel } from '../model'
import { type PublicDoc, presentPublic, publicFields } from '../present/public'

/** Public cases, newest first, without anything private. */
export async function publicList(
  asked: Context,
  input: ParsedOf<(typeof casesContract)['cases.publicList']>,
) {
  const context = await publicContext(asked, input.tenant)
  const { tenantId } = context
  const { stage, areaId, q } = input
  const tokens = q ? queryTokens(q) : []
  const page = await newestPage<PublicDoc>(context.model(caseModel) as never, {
    filter: {
      tenantId,
      publicIn: areaId ?? EVERYWHERE,
      ...(stage && { stage }),
      ...(q?.trim() && { tokens: tokens.length > 0 ? { $all: tokens } : { $in: [] } }),
      ...(input.solved === 'week' && { closedAt: { $gte: new Date(context.now() - 7 * DAY) } }),
    },
    field: 'createdAt',
    cursor: input.cursor,
    limit: input.limit,
    projection: publicFields,
    now: context.now(),
  })
  return { items: page.rows.map((row) => presentPublic(context, row)), next: page.next }
}
