import { checkExtend } from '@linli/shared/ballots/timing'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { readWithNow } from '../../platform/store/database-now'
import { ballotRun } from '../load'
import { ballotModel } from '../model'
import { presentBallot } from '../present'

/** Moves the close of a ballot further away, before it has come by the database's clock. */
export async function extend(context: Context, input: { id: string; version: number; closesAt: string }) {
  const { id, version } = input
  await ballotRun(context, id)
  return context.transact(async (tx) => {
    const ballot = await tx.load(ballotModel, id, version)
    if (ballot.stage === 'sealed' || ballot.stage === 'published') throw new Problem('VOTE_CLOSED')
    if (ballot.stage !== 'announced' && ballot.stage !== 'opened') throw new Problem('BALLOT_STATE')
    const { now } = (await readWithNow(tx, ballotModel, id, ['stage']))!
    const schedule = { opensAt: ballot.opensAt.getTime(), closesAt: ballot.closesAt.getTime() }
    const wrong = checkExtend(schedule, Date.parse(input.closesAt), now)
    if (wrong) throw new Problem(wrong)
    const before = ballot.closesAt.toISOString()
    ballot.closesAt = new Date(input.closesAt)
    ballot.reminded = false
    tx.append('ballots', ballot, 'ballots.extended', {
      ballotId: id,
      before,
      after: ballot.closesAt.toISOString(),
    })
    await tx.save(ballotModel, ballot)
    return presentBallot(context, ballot)
  })
}
