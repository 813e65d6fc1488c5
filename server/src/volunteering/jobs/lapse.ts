import { inEachCounty } from '../../identity'
import type { Context, Services } from '../../platform/context'
import type { Job } from '../../platform/feature'
import { lapse } from '../commands/help-steps'
import { helpModel } from '../model-help'

const BATCH = 200

const run = (services: Services): Promise<void> => inEachCounty(services, 'volunteering.lapse', lapseDue)

/** Ends offers and requests whose time has passed before two found each other, so that no hours stay put aside for them. */
async function lapseDue(context: Context): Promise<void> {
  const { tenantId } = context
  const over = { $lte: new Date(context.now()) }
  for (const state of ['open', 'asked'] as const) {
    const due = await context
      .model(helpModel)
      .find({ tenantId, state, to: over }, { _id: 1 })
      .sort({ to: 1 })
      .limit(BATCH)
      .lean()
    for (const { _id } of due)
      await context
        .transact(async (tx) => {
          const one = await tx.load(helpModel, _id)
          if (one.state !== state || one.to.getTime() > tx.now) return null
          await lapse(tx, one)
          await tx.save(helpModel, one)
          return null
        })
        // One that fails stands in nobody's way, and is tried again.
        .catch((error: unknown) => context.log.error({ err: error, help: _id }, 'help not ended'))
  }
}

export const lapseJob: Job = { name: 'volunteering.lapse', every: '10 minutes', run }
