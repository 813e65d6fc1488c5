import { judgeWords } from '../../moderation'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { readWithNow } from '../../platform/store/database-now'
import { ballotRun } from '../load'
import { ballotModel } from '../model'
import { presentBallot } from '../present'

/** Calls a ballot off, with the reason that everybody reads; once it is open only its end decides. @throws TEXT_RISKY */
export async function cancel(context: Context, input: { id: string; version: number; reason: string }) {
  const { id, version, reason } = input
  await ballotRun(context, id)
  await judgeWords(context, reason)
  return context.transact(async (tx) => {
    const ballot = await tx.load(ballotModel, id, version)
    const { now } = (await readWithNow(tx, ballotModel, id, ['stage']))!
    const isOpen = ballot.stage === 'announced' && now >= ballot.opensAt.getTime()
    if ((ballot.stage !== 'draft' && ballot.stage !== 'announced') || isOpen)
      throw new Problem('BALLOT_STATE')
    ballot.stage = 'cancelled'
    ballot.cancelReason = reason
    // Of a draft only its desk knew: there is nobody to tell.
    const quiet = ballot.announcedAt === null ? 'quiet' : undefined
    tx.append('ballots', ballot, 'ballots.cancelled', { ballotId: id, topicId: ballot.topicId }, quiet)
    await tx.save(ballotModel, ballot)
    return presentBallot(context, ballot)
  })
}
