import { inEachCounty } from '../../identity'
import type { Context } from '../../platform/context'
import type { Job } from '../../platform/feature'
import { eachAlone } from '../../platform/jobs/each-alone'
import { publishBallot } from '../counting/publish'
import { ensureSealed } from '../counting/seal'
import { ballotModel } from '../model'
import { ensureOpened } from '../opening/open'

const SOON_MS = 24 * 3_600_000
const BATCH = 100

/**
 * Does in time what would otherwise be done when somebody comes: opens, says that a vote closes soon, seals, and publishes what has no
 * paper to wait for. It decides nothing: each step asks the database's clock.
 */
export const turnJob: Job = {
  name: 'ballots.turn',
  every: '30 seconds',
  run: (services) =>
    inEachCounty(services, 'ballots.turn', async (context) => {
      const now = new Date(context.now())
      await each(context, { stage: 'announced', opensAt: { $lte: now } }, ensureOpened)
      await each(context, { stage: 'opened', closesAt: { $lte: now } }, ensureSealed)
      await each(context, { stage: 'sealed', paperAllowed: false }, publishBallot)
      const soon = { $gt: now, $lte: new Date(now.getTime() + SOON_MS) }
      await each(context, { stage: 'opened', closesAt: soon, reminded: false }, remind)
    }),
}

async function each(
  context: Context,
  filter: Record<string, unknown>,
  step: (context: Context, id: string) => Promise<unknown>,
): Promise<void> {
  const { tenantId } = context
  const rows = await context
    .model(ballotModel)
    .find({ tenantId, ...filter } as never, { _id: 1 })
    .limit(BATCH)
    .lean()
  // Refused: somebody was first, or the database's clock is not there yet.
  await eachAlone(context, turnJob.name, rows, ({ _id }) => step(context, _id))
}

const remind = (context: Context, id: string): Promise<void> =>
  context.transact(async (tx) => {
    const ballot = await tx.load(ballotModel, id)
    if (ballot.reminded || ballot.stage !== 'opened') return
    ballot.reminded = true
    tx.append('ballots', ballot, 'ballots.closesSoon', { ballotId: id })
    await tx.save(ballotModel, ballot)
  })
