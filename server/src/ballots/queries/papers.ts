import type { ballotsContract } from '@linli/shared/ballots/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { Context } from '../../platform/context'
import { newestPage } from '../../platform/store/newest'
import { ballotRun } from '../load'
import { type PaperDoc, paperModel } from '../model-voting'
import { presentPaper } from '../papers/present'

/** Paper ballots of a vote, the last entered first; `open`: those that still keep the result back. */
export async function papers(context: Context, input: ParsedOf<(typeof ballotsContract)['ballots.papers']>) {
  const ballot = await ballotRun(context, input.id)
  const { open, cursor, limit } = input
  const state =
    open === 'true' ? { $in: ['waiting', 'differs', 'conflict'] } : { $in: ['counted', 'setAside'] }
  const page = await newestPage<PaperDoc>(context.model(paperModel) as never, {
    filter: { tenantId: context.tenantId, ballotId: ballot._id, ...(open !== undefined && { state }) },
    ...{ field: 'createdAt', cursor, limit, now: context.now(), projection: { chainHash: 0 } },
  })
  return { items: await Promise.all(page.rows.map((row) => presentPaper(context, row))), next: page.next }
}
