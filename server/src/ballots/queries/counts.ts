import type { Weight } from '@linli/shared/ballots/ballot'
import type { Context } from '../../platform/context'
import { ballotRun } from '../load'
import { voterModel } from '../model-voting'
import { turnoutOf } from '../voting/turnout'

/** The cached participation beside those who are marked as having voted; paper ballots are not in the cache. */
export async function counts(context: Context, { id }: { id: string }) {
  const { due } = await ballotRun(context, id)
  const [cached, counted] = [await turnoutOf(context, id), await markedOf(context, id)]
  const equal = cached.heads === counted.heads && cached.area === counted.area
  return { cached: { present: cached, due }, counted: { present: counted, due }, equal }
}

/** Who is marked as having voted, added up anew. */
export async function markedOf(context: Context, ballotId: string): Promise<Weight> {
  const { tenantId } = context
  const [sum] = await context
    .model(voterModel)
    .aggregate<Weight>([
      { $match: { tenantId, ballotId, used: true } },
      { $group: { _id: null, heads: { $sum: '$heads' }, area: { $sum: '$area' } } },
    ])
  return { heads: sum?.heads ?? 0, area: sum?.area ?? 0 }
}
