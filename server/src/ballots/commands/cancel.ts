import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { readWithNow } from '../../platform/store/database-now'
import { ballotRun } from '../load'
import { ballotModel } from '../model'
import { presentBallot } from '../present'

/** Calls a ballot off; once it is open only its end decides. */
export async function cancel(context: Context, input: { id: string; version: number; reason: string }) {
  const { id, version, reason } = input
  await ballotRun(context, id)
  return context.transact(async (tx) => {
    const ballot = await tx.load(ballotModel, id, version)
    const { now } = (await readWithNow(tx, ballotModel, id, ['stage']))!
    const isOpen = ballot.stage === 'announced' && now >= ballot.opensAt.getTime()
    if ((ballot.stage !== 'draft' && ballot.stage !== 'announced') || isOpen)
      throw new Problem('BALLOT_STATE')
    ballot.stage = 'cancelled'
    tx.append('ballots', ballot, 'ballots.cancelled', { ballotId: id, topicId: ballot.topicId, reason })
    await tx.save(ballotModel, ballot)
    return presentBallot(context, ballot)
  })
}
