import { checkOpen } from '@linli/shared/ballots/timing'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { readWithNow } from '../../platform/store/database-now'
import type { Tx } from '../../platform/store/transact'
import { type BallotDoc, ballotModel } from '../model'
import { ensureOpened } from '../opening/open'

/** A ballot that has been opened, opened now if its time has come. @throws NOT_FOUND, VOTE_MATTER_UNANNOUNCED, VOTE_NOT_OPEN, BALLOT_STATE */
export async function openedBallot(context: Context, id: string): Promise<BallotDoc> {
  const ballot = await ensureOpened(context, id)
  if (ballot.stage === 'draft') throw new Problem('VOTE_MATTER_UNANNOUNCED')
  if (ballot.stage === 'cancelled') throw new Problem('BALLOT_STATE', { detail: '这次表决已经取消。' })
  if (ballot.stage === 'announced') throw new Problem('VOTE_NOT_OPEN')
  return ballot
}

/**
 * Decides inside the voting transaction whether a vote comes in time, by the database's clock (DOMAIN §3).
 * @returns that moment, epoch ms
 */
export async function inTime(tx: Tx, id: string): Promise<number> {
  const seen = await readWithNow(tx, ballotModel, id, ['stage', 'opensAt', 'closesAt'])
  if (!seen) throw new Problem('NOT_FOUND')
  const wrong = checkOpen({ opensAt: seen.opensAt.getTime(), closesAt: seen.closesAt.getTime() }, seen.now)
  if (wrong) throw new Problem(wrong)
  if (seen.stage !== 'opened') throw new Problem('VOTE_CLOSED')
  return seen.now
}
