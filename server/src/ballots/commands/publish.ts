import type { Context } from '../../platform/context'
import { publishBallot } from '../counting/publish'
import { ballotRun } from '../load'
import { presentBallot } from '../present'

/** Counts and publishes a closed ballot. */
export async function publish(context: Context, { id }: { id: string }) {
  const seen = await ballotRun(context, id)
  return presentBallot(context, await publishBallot(context, seen._id))
}
