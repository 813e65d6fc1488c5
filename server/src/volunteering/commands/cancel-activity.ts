import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { type ActivityDoc, activityModel } from '../model'
import { mustOrganise } from '../policy'
import { type ActivityView, presentActivity } from '../present/activity'

async function cancelOne(tx: Tx, one: ActivityDoc, reason: string): Promise<void> {
  const wasOpen = one.state === 'published'
  Object.assign(one, { state: 'cancelled', listed: false, cancelReason: reason, remindAt: null })
  tx.append('volunteering', one, 'volunteering.cancelled', {}, wasOpen ? undefined : 'quiet')
  await tx.save(activityModel, one)
}

/** Calls an activity off before it begins; with `following` also those after it in the series. */
export function cancelActivity(
  context: Context,
  input: { id: string; version?: number | undefined; reason: string; following: boolean },
): Promise<ActivityView> {
  return context.transact(async (tx) => {
    const { tenantId, session } = tx
    const one = await tx.load(activityModel, input.id, input.version)
    mustOrganise(tx.actor, one.areaPath)
    if (one.state === 'cancelled') throw new Problem('ACTIVITY_STATE')
    if (tx.now >= one.startsAt.getTime()) throw new Problem('ACTIVITY_STARTED')
    await cancelOne(tx, one, input.reason)
    if (input.following && one.seriesId) {
      const rows = await tx
        .model(activityModel)
        .find({ tenantId, seriesId: one.seriesId }, { startsAt: 1, state: 1 })
        .session(session)
        .lean()
      for (const row of rows)
        if (row.state !== 'cancelled' && row.startsAt > one.startsAt)
          await cancelOne(tx, await tx.load(activityModel, row._id), input.reason)
    }
    return presentActivity(context, one, { session })
  })
}
