import { publicContext } from '../../identity'
import type { Context } from '../../platform/context'
import { ballotSeen } from '../load'
import { presentBallot } from '../present'

/** One ballot with what the asker may cast and do. */
export const view = async (context: Context, { id }: { id: string }) =>
  presentBallot(context, await ballotSeen(context, id))

/** The same for everybody. */
export const publicView = async (asked: Context, { id, tenant }: { id: string; tenant: string }) =>
  view(await publicContext(asked, tenant), { id })
