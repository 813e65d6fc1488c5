import type { Ballot } from '@linli/shared/ballots/ballot'
import type { Context } from '../platform/context'
import { Problem } from '../platform/problem'
import { type BallotDoc, ballotModel } from './model'
import { maySee, mustRun } from './policy'

/** A ballot that the asker may see. @throws NOT_FOUND */
export async function ballotSeen(context: Context, id: string): Promise<BallotDoc> {
  const { tenantId } = context
  const found = (await context.model(ballotModel).findOne({ tenantId, _id: id }).lean()) as BallotDoc | null
  if (!found || !maySee(context.actor, found)) throw new Problem('NOT_FOUND')
  return found
}

/** A ballot that the asker runs. @throws NOT_FOUND, AREA_FORBIDDEN */
export async function ballotRun(context: Context, id: string): Promise<BallotDoc> {
  const found = await ballotSeen(context, id)
  mustRun(context.actor, found.areaPath)
  return found
}

/** What the shared rules know of a ballot. */
export const ruleBallot = ({ _id, rules, options, blankAllowed }: BallotDoc): Ballot => ({
  ...{ id: _id, rules, blankAllowed },
  options: options.map(({ id, title, cost, areaId }) => ({
    ...{ id, title },
    ...(cost !== undefined && { cost }),
    ...(areaId != null && { areaId }),
  })),
})
