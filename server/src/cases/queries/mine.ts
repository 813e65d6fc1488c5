import type { casesContract } from '@linli/shared/cases/contract'
import { OPEN_STAGES } from '@linli/shared/cases/stages'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { Context } from '../../platform/context'
import { newestPage } from '../../platform/store/newest'
import { caseModel } from '../model'
import { presentSummary, type SummaryDoc, summaryFields } from '../present/summary'

/** Cases I reported or follow, newest first. Cases that took in one of mine by a merge are among those I follow. */
export async function mine(context: Context, input: ParsedOf<(typeof casesContract)['cases.mine']>) {
  const { tenantId, actor } = context
  const whose = input.which === 'reported' ? { reporterId: actor.id } : { followerIds: actor.id }
  const open =
    input.state === 'all' ? {} : { stage: { [input.state === 'open' ? '$in' : '$nin']: OPEN_STAGES } }
  const page = await newestPage<SummaryDoc>(context.model(caseModel) as never, {
    filter: { tenantId, ...whose, ...open },
    field: 'createdAt',
    cursor: input.cursor,
    limit: input.limit,
    projection: summaryFields,
    now: context.now(),
  })
  return { items: page.rows.map((row) => presentSummary(context, row)), next: page.next }
}
