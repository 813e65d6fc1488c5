import { publicContext } from '../../identity'
import type { Context } from '../../platform/context'
import { ballotSeen } from '../load'
import { openedForView } from '../opening/open'
import { presentBallot } from '../present'

/** One ballot with what the asker may cast and do. Whoever may vote has his vote from the first moment, not from the job's next turn. */
export async function view(context: Context, { id }: { id: string }) {
  const seen = await ballotSeen(context, id)
  const isVoter = context.actor.kind === 'account'
  return presentBallot(context, isVoter ? await openedForView(context, seen) : seen)
}

/** The same for everybody. */
export const publicView = async (asked: Context, { id, tenant }: { id: string; tenant: string }) =>
  view(await publicContext(asked, tenant), { id })
