import { system } from '../../platform/actor'
import { type Context, createContext } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { readWithNow } from '../../platform/store/database-now'
import { type BallotDoc, ballotModel } from '../model'
import { turnoutModel } from '../model-voting'
import { ensureOpened } from '../opening/open'

/**
 * Seals a ballot that has closed by the database's clock: after it no vote can commit that was not there before, and the keys of a
 * secret ballot are gone. Twice is once.
 * @throws BALLOT_OPEN_STILL, BALLOT_STATE
 */
export async function ensureSealed(asker: Context, id: string): Promise<BallotDoc> {
  const context = createContext(asker, asker.tenantId, system('ballots.seal'), { log: asker.log })
  const ballot = await ensureOpened(context, id)
  if (ballot.stage === 'sealed' || ballot.stage === 'published') return ballot
  if (ballot.stage === 'announced') throw new Problem('BALLOT_OPEN_STILL')
  if (ballot.stage !== 'opened') throw new Problem('BALLOT_STATE')
  return context.transact(async (tx) => {
    const { tenantId, session } = tx
    const one = await tx.load(ballotModel, id)
    if (one.stage !== 'opened') return one
    const { now } = (await readWithNow(tx, ballotModel, id, ['stage']))!
    if (now < one.closesAt.getTime()) throw new Problem('BALLOT_OPEN_STILL')
    await tx
      .model(turnoutModel)
      .updateMany({ tenantId, ballotId: id }, { $set: { sealed: true } }, { session })
    one.stage = 'sealed'
    one.sealedAt = new Date(now)
    one.keys = one.keys.map((key) => ({ ...key, sealed: null }))
    tx.append('ballots', one, 'ballots.sealed', { ballotId: id })
    await tx.save(ballotModel, one)
    return one
  })
}
