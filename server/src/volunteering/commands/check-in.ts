import { inTime, outInTime } from '@linli/shared/volunteering/activity'
import { judgePlace } from '@linli/shared/volunteering/check-in'
import { requireConsent } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type Tx, unchained } from '../../platform/store/transact'
import { mustBeCode } from '../check-in-code'
import {
  type ActivityDoc,
  activityModel,
  type PresenceDoc,
  presenceIdOf,
  presenceModel,
  type SeenBy,
} from '../model'
import { mayRead } from '../policy'
import { type ActivityView, presentActivity } from '../present/activity'
import { isIn, timesOf } from '../roll'

export interface Scan {
  id: string
  code: string
  place: { lng: number; lat: number } | null
  mocked: boolean
}

export const findPresence = (tx: Tx, activityId: string, accountId: string): Promise<PresenceDoc | null> =>
  tx
    .model(presenceModel)
    .findOne({ _id: presenceIdOf(activityId, accountId), tenantId: tx.tenantId })
    .session(tx.session)
    .lean() as unknown as Promise<PresenceDoc | null>

/** Writes down that somebody has come: once for each person and activity, by the key. */
export async function noteIn(
  tx: Tx,
  given: { activityId: string; accountId: string; at: number; by: SeenBy; review: PresenceDoc['review'] },
): Promise<void> {
  const { activityId, accountId, at, by, review } = given
  const one: PresenceDoc = {
    ...{ _id: presenceIdOf(activityId, accountId), tenantId: tx.tenantId, ...unchained },
    ...{ activityId, accountId, in: new Date(at), inBy: by, out: null, outBy: null, review },
  }
  tx.append('volunteering', one, 'volunteering.checkedIn', { activityId, accountId, by, review }, 'quiet')
  await tx.insert(presenceModel, one)
}

/** Writes down that somebody has left. The caller has seen that nobody did so before. */
export async function noteOut(
  tx: Tx,
  given: { activityId: string; accountId: string; at: number; by: SeenBy; review?: 'waiting' },
): Promise<void> {
  const { activityId, accountId, at, by, review } = given
  const one = await tx.load(presenceModel, presenceIdOf(activityId, accountId))
  Object.assign(one, { out: new Date(at), outBy: by, ...(review && { review }) })
  tx.append('volunteering', one, 'volunteering.checkedOut', { activityId, accountId, by }, 'quiet')
  await tx.save(presenceModel, one)
}

/** What must be true of every scan, and whether the phone's place is for a person to look at. */
function judgeScan(context: Context, tx: Tx, one: ActivityDoc, scan: Scan): 'counts' | 'review' {
  if (!mayRead(tx.actor, one)) throw new Problem('NOT_FOUND')
  if (one.state !== 'published') throw new Problem('ACTIVITY_STATE')
  if (!isIn(one, tx.actor.id)) throw new Problem('NOT_SIGNED_UP')
  mustBeCode(context, one._id, scan.code, tx.now)
  const judged = judgePlace(scan, one)
  if (judged === 'noPlace') throw new Problem('PLACE_NEEDED')
  if (judged === 'tooFar') throw new Problem('TOO_FAR')
  return judged
}

/** Somebody else may write the same presence down in the same instant; the second one finds it. */
export async function onceMore<R>(work: () => Promise<R>): Promise<R> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Problem && (error.code === 'DUPLICATE' || error.code === 'STALE_VERSION'))
      return work()
    throw error
  }
}

export async function checkIn(context: Context, scan: Scan): Promise<ActivityView> {
  await requireConsent(context)
  return onceMore(() =>
    context.transact(async (tx) => {
      const one = await tx.load(activityModel, scan.id)
      const judged = judgeScan(context, tx, one, scan)
      if (!inTime(tx.now, timesOf(one))) throw new Problem('CHECK_IN_TIME')
      if (!(await findPresence(tx, one._id, tx.actor.id)))
        await noteIn(tx, {
          ...{ activityId: one._id, accountId: tx.actor.id, at: tx.now, by: 'code' },
          review: judged === 'review' ? 'waiting' : 'none',
        })
      return presentActivity(context, one, { session: tx.session })
    }),
  )
}

export async function checkOut(context: Context, scan: Scan): Promise<ActivityView> {
  return onceMore(() =>
    context.transact(async (tx) => {
      const one = await tx.load(activityModel, scan.id)
      const judged = judgeScan(context, tx, one, scan)
      if (!outInTime(tx.now, timesOf(one))) throw new Problem('CHECK_IN_TIME')
      const presence = await findPresence(tx, one._id, tx.actor.id)
      if (!presence) throw new Problem('NOT_CHECKED_IN')
      if (!presence.out)
        await noteOut(tx, {
          ...{ activityId: one._id, accountId: tx.actor.id, at: tx.now, by: 'code' },
          ...(judged === 'review' && { review: 'waiting' }),
        })
      return presentActivity(context, one, { session: tx.session })
    }),
  )
}
