import { commitmentOf } from '@linli/shared/ballots/lot'
import { checkNotice } from '@linli/shared/ballots/timing'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { readWithNow } from '../../platform/store/database-now'
import { ballotRun } from '../load'
import { ballotModel } from '../model'
import { electorateOf } from '../opening/electorate'
import { MOST_KEYS, weightsOf } from '../opening/weights'
import { presentBallot } from '../present'

/**
 * Announces a ballot: from now on it is public and unchangeable, and its notice days run, counted by the database's clock.
 * @throws VOTE_NOTICE_SHORT, ROLL_EMPTY, BALLOT_TERMS when the areas of a secret owner vote would tell people apart
 */
export async function announce(context: Context, { id, version }: { id: string; version: number }) {
  const seen = await ballotRun(context, id)
  if (seen.stage !== 'draft') throw new Problem('BALLOT_STATE')
  const { voters } = await electorateOf(context, seen)
  if (voters.length === 0) throw new Problem('ROLL_EMPTY')
  if (seen.secret && weightsOf(voters).length > MOST_KEYS)
    throw new Problem('BALLOT_TERMS', {
      fields: [{ path: 'secret', message: '业主的面积差别太多，无记名会暴露投票人' }],
    })
  return context.transact(async (tx) => {
    const ballot = await tx.load(ballotModel, id, version)
    if (ballot.stage !== 'draft') throw new Problem('BALLOT_STATE')
    const { now } = (await readWithNow(tx, ballotModel, id, ['stage']))!
    const wrong = checkNotice(
      { announcedAt: now, matters: [id] },
      [id],
      ballot.opensAt.getTime(),
      ballot.noticeDays,
    )
    if (wrong) throw new Problem(wrong)
    ballot.stage = 'announced'
    ballot.announcedAt = ballot.listAt = new Date(now)
    ballot.lotCommitment = commitmentOf(ballot.lotSecret)
    tx.append('ballots', ballot, 'ballots.announced', { ballotId: id, topicId: ballot.topicId })
    await tx.save(ballotModel, ballot)
    return presentBallot(context, ballot)
  })
}
