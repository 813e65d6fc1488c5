import { requireConsent } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { type CaseDoc, caseModel } from '../model'
import { recountPeople } from '../people'
import { maySee } from '../policy'

interface Following {
  following: boolean
  followers: number
}

/** "Me too": follows a case, or the one it was merged into, instead of making a new one. Twice changes nothing. */
export async function follow(context: Context, { id }: { id: string }): Promise<Following> {
  if (context.actor.roles.length === 0) await requireConsent(context)
  return changeFollowing(context, id, (ids, me) => (ids.includes(me) ? ids : [...ids, me]))
}

/** Stops following. Who reported the case, or one merged into it, goes on being told. */
export const unfollow = (context: Context, { id }: { id: string }): Promise<Following> =>
  changeFollowing(context, id, (ids, me) => ids.filter((other) => other !== me))

/**
 * Following decides nothing about the case: no event and no new version, so that nobody who works on it is told "stale" because
 * a neighbour pressed "me too". A step at the same time conflicts in the store, and one of the two runs again.
 */
function changeFollowing(
  context: Context,
  id: string,
  change: (ids: string[], me: string) => string[],
): Promise<Following> {
  const me = context.actor.id
  return context.transact(async (tx) => {
    const one = await standingFor(tx, context, id)
    const before = one.ownFollowerIds
    if (one.reporterId !== me) one.ownFollowerIds = change(before, me)
    if (one.ownFollowerIds.length !== before.length) {
      await recountPeople(tx, one)
      const { ownFollowerIds, followerIds, reporterIds } = one
      await tx
        .model(caseModel)
        .updateOne(
          { tenantId: tx.tenantId, _id: one._id },
          { $set: { ownFollowerIds, followerIds, reporterIds } },
          { session: tx.session },
        )
    }
    const following = one.reporterId === me || one.followerIds.includes(me)
    return { following, followers: one.followerIds.length }
  })
}

/** The case itself, or the one at the end of its merges. */
async function standingFor(tx: Tx, context: Context, id: string): Promise<CaseDoc> {
  const one = await tx.load(caseModel, id)
  if (!maySee(context.actor, one)) throw new Problem('NOT_FOUND')
  let root = one
  while (root.mergedIntoId !== null) root = await tx.load(caseModel, root.mergedIntoId)
  return root
}
