import { inEachCounty } from '../../identity'
import type { Context, Services } from '../../platform/context'
import type { Job } from '../../platform/feature'
import { eachAlone } from '../../platform/jobs/each-alone'
import { lapse } from '../commands/help-steps'
import { helpModel } from '../model-help'

const NAME = 'volunteering.lapse'
const BATCH = 200
/** Agreed, but not both have said how it went: so long after it phones and hours are let go. */
const UNCONFIRMED_MS = 30 * 86_400_000

const run = (services: Services): Promise<void> => inEachCounty(services, NAME, lapseDue)

/**
 * Ends offers and requests whose time has passed before two found each other, and those that nobody has confirmed for a month: no hours stay put
 * aside, and no home known, for what will not be any more (decision 124).
 */
async function lapseDue(context: Context): Promise<void> {
  const { tenantId } = context
  for (const state of ['open', 'asked', 'matched'] as const) {
    const until = context.now() - (state === 'matched' ? UNCONFIRMED_MS : 0)
    const due = await context
      .model(helpModel)
      .find({ tenantId, state, to: { $lte: new Date(until) } }, { _id: 1 })
      .sort({ to: 1 })
      .limit(BATCH)
      .lean()
    await eachAlone(context, NAME, due, ({ _id }) =>
      context.transact(async (tx) => {
        const one = await tx.load(helpModel, _id)
        if (one.state !== state || one.to.getTime() > until) return null
        await lapse(tx, one)
        await tx.save(helpModel, one)
        return null
      }),
    )
  }
}

export const lapseJob: Job = { name: NAME, every: '10 minutes', run }
