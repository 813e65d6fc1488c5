import type { casesContract } from '@linli/shared/cases/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { Actor } from '../../platform/actor'
import type { Context } from '../../platform/context'
import { afterCursor, decodeCursor, toPage } from '../../platform/store/paging'
import { caseModel } from '../model'
import { areaIdOf } from '../policy'
import { presentSummary, type SummaryDoc, summaryFields } from '../present/summary'
import { reasonFor, type TaskDoc, taskFields } from '../present/task'

/** What waits for me now, the earliest due first; what has no due time counts from when it came to the desk. */
export async function tasks(context: Context, input: ParsedOf<(typeof casesContract)['cases.tasks']>) {
  const { tenantId } = context
  const desks = desksOf(context.actor)
  const rows = (await context
    .model(caseModel)
    .find(
      {
        tenantId,
        waiting: desks.length === 1 ? desks[0] : { $in: desks },
        ...afterCursor('taskAt', decodeCursor(input.cursor), 1),
      } as never,
      { ...summaryFields, ...taskFields },
    )
    .sort({ taskAt: 1, _id: 1 })
    .limit(input.limit + 1)
    .lean()) as unknown as (SummaryDoc & TaskDoc)[]
  const page = toPage(rows, input.limit, (row) => Number(row.taskAt))
  return {
    items: page.rows.map((row) => ({
      ...presentSummary(context, row),
      reason: reasonFor(row, context.actor, context.now()),
    })),
    next: page.next,
  }
}

/** The desks somebody works at. */
const desksOf = (actor: Actor): string[] => [
  ...new Set(
    actor.roles.map((held) =>
      held.role === 'handler' ? `unit:${held.unitId ?? ''}` : `${held.role}@${areaIdOf(held)}`,
    ),
  ),
]
