import type { Weight } from '@linli/shared/ballots/ballot'
import { outcomeOf, passedOf } from '@linli/shared/ballots/outcome'
import { type Context, createContext } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type BallotDoc, ballotModel, bulletinModel } from '../model'
import { paperModel } from '../model-voting'
import { markedOf } from '../queries/counts'
import { turnoutOf } from '../voting/turnout'
import { countBallot } from './count'
import { ensureSealed } from './seal'

const TRIES = 5
const UNSETTLED = ['waiting', 'differs', 'conflict'] as const

/**
 * Seals, counts and publishes. Papers are entered under the ballot's version: one that comes in while the count runs makes it count
 * again. Somebody else's publication is as good.
 * @throws BALLOT_OPEN_STILL, PAPERS_OPEN, BALLOT_STATE
 */
export async function publishBallot(asker: Context, id: string): Promise<BallotDoc> {
  const context = createContext(asker, asker.tenantId, asker.actor, { log: asker.log })
  for (let tries = 1; ; tries++) {
    const sealed = await ensureSealed(context, id)
    if (sealed.stage === 'published') return sealed
    await mustBeSettled(context, id)
    const bulletin = await countBallot(context, sealed)
    await compareCaches(context, sealed, bulletin.counts.present)
    try {
      return await context.transact(async (tx) => {
        const ballot = await tx.load(ballotModel, id, sealed.version)
        const publishedAt = new Date(tx.now)
        const passed = passedOf(bulletin)
        Object.assign(ballot, { stage: 'published', publishedAt, passed, outcome: outcomeOf(bulletin) })
        const { topicId } = ballot
        tx.append('ballots', ballot, 'ballots.published', {
          ballotId: id,
          topicId,
          passed,
          hash: bulletin.hash,
        })
        await tx.save(ballotModel, ballot)
        const row = { _id: id, tenantId: tx.tenantId, hash: bulletin.hash, bulletin, publishedAt }
        await tx.model(bulletinModel).collection.insertOne(row as never, { session: tx.session })
        return ballot
      })
    } catch (error) {
      const isOvertaken =
        error instanceof Problem && (error.code === 'STALE_VERSION' || error.code === 'DUPLICATE')
      if (!isOvertaken || tries >= TRIES) throw error
    }
  }
}

async function mustBeSettled(context: Context, ballotId: string): Promise<void> {
  const { tenantId } = context
  for (const state of UNSETTLED)
    if (await context.model(paperModel).exists({ tenantId, ballotId, state }))
      throw new Problem('PAPERS_OPEN')
}

/** Counters are caches: what they say must be what the ballots say; of a secret vote there may be rights used and never cast. */
async function compareCaches(context: Context, ballot: BallotDoc, counted: Weight): Promise<void> {
  const [cached, marked] = [await turnoutOf(context, ballot._id), await markedOf(context, ballot._id)]
  const same = (a: Weight, b: Weight) => a.heads === b.heads && a.area === b.area
  if (same(cached, marked) && (ballot.secret ? counted.heads <= marked.heads : same(counted, marked))) return
  context.log.error(
    { ballotId: ballot._id, cached, marked, counted },
    'participation differs from the ballots',
  )
}
