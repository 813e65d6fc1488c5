import { inEachCounty } from '../../identity'
import type { Context, Services } from '../../platform/context'
import type { Job } from '../../platform/feature'
import { eachAlone } from '../../platform/jobs/each-alone'
import { activityModel } from '../model'

const run = (services: Services): Promise<void> => inEachCounty(services, 'volunteering.remind', remindDue)

/** Reminds those who have a place of what begins soon, once: the mark and the event that tells are one transaction. */
export async function remindDue(context: Context): Promise<void> {
  const { tenantId } = context
  const due = { $gt: new Date(0), $lte: new Date(context.now()) }
  const rows = await context.model(activityModel).find({ tenantId, remindAt: due }, { _id: 1 }).lean()
  await eachAlone(context, remindJob.name, rows, ({ _id }) =>
    context.transact(async (tx) => {
      const one = await tx.load(activityModel, _id)
      if (!one.remindAt || one.remindAt.getTime() > tx.now) return null
      one.remindAt = null
      const comes = one.state === 'published' && tx.now < one.startsAt.getTime()
      tx.append('volunteering', one, 'volunteering.reminder', {}, comes ? undefined : 'quiet')
      await tx.save(activityModel, one)
      return null
    }),
  )
}

export const remindJob: Job = { name: 'volunteering.remind', every: '1 minute', run }
