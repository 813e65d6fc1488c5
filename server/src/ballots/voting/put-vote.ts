import { createHash } from 'node:crypto'
import type { Channel, Choice } from '@linli/shared/ballots/ballot'
import { canonicalJson } from '@linli/shared/ballots/canonical'
import { ballotLine } from '@linli/shared/ballots/lines'
import { newId } from '../../platform/store/id'
import { type Tx, unchained } from '../../platform/store/transact'
import { type VoteDoc, type VoterDoc, voteModel, voterModel } from '../model-voting'
import { countIn } from './turnout'

/** How a vote comes in. */
export interface Cast {
  choice: Choice
  by: 'own' | 'proxy'
  channel: Channel
  accountId: string | null
  paperId: string | null
  at: number
}

/** What stands in the published list: the vote's own random id salts it, so that nobody can try choices. */
export const receiptOf = (voteId: string, choice: Choice): string =>
  createHash('sha256').update(voteId).update('\n').update(canonicalJson(choice)).digest('hex')

/** By which equal ballots lie together. Only a budget asks where somebody lives. */
export const lineOf = (choice: Choice, areaId: string | null): string =>
  ballotLine({ choice, heads: 1, area: 0, ...(choice.kind === 'budget' && { areaId }) })

/** The vote that stands for a voter, read in the transaction. */
export async function voteOf(
  tx: Tx,
  voter: Pick<VoterDoc, 'ballotId' | 'voterKey'>,
): Promise<VoteDoc | null> {
  const { tenantId, session } = tx
  const { ballotId, voterKey } = voter
  return (await tx
    .model(voteModel)
    .findOne({ tenantId, ballotId, voterKey })
    .session(session)
    .lean()) as VoteDoc | null
}

/** Writes a voter's first vote: the vote, the mark at the voter, the turnout. The unique index refuses a second one. */
export async function firstVote(tx: Tx, voter: VoterDoc, cast: Cast): Promise<VoteDoc> {
  const id = newId()
  const { at, ...rest } = cast
  const vote: VoteDoc = {
    _id: id,
    tenantId: tx.tenantId,
    ...unchained,
    ...rest,
    ...{ ballotId: voter.ballotId, voterKey: voter.voterKey, voterId: voter._id },
    ...{ heads: voter.heads, area: voter.area, areaId: voter.areaId },
    at: new Date(at),
    receipt: receiptOf(id, cast.choice),
    line: lineOf(cast.choice, voter.areaId),
  }
  tx.append('ballotVotes', vote, 'ballots.voted', factsOf(vote), 'quiet')
  await countIn(tx, voter.ballotId, 'voters', voter.voterKey, voter, sealedToo(cast))
  await tx.model(voteModel).collection.insertOne(vote as never, { session: tx.session })
  await tx
    .model(voterModel)
    .updateOne(
      { _id: voter._id, tenantId: tx.tenantId },
      { $set: { used: true, channel: cast.channel } },
      { session: tx.session },
    )
  return vote
}

/** Puts another vote in the place of the one that stands. Its weight stays. */
export async function replaceVote(tx: Tx, vote: VoteDoc, cast: Cast): Promise<VoteDoc> {
  const { tenantId, session } = tx
  const seen = vote.version
  const { at, ...rest } = cast
  const next: VoteDoc = {
    ...vote,
    ...rest,
    at: new Date(at),
    receipt: receiptOf(vote._id, cast.choice),
    line: lineOf(cast.choice, vote.areaId),
  }
  tx.append('ballotVotes', next, 'ballots.voteReplaced', factsOf(next), 'quiet')
  await countIn(tx, vote.ballotId, 'voters', vote.voterKey, { heads: 0, area: 0 }, sealedToo(cast))
  const { _id, ...members } = next
  const { matchedCount } = await tx
    .model(voteModel)
    .updateOne({ _id, tenantId, version: seen }, { $set: members }, { session })
  if (matchedCount !== 1) throw new Error('a vote changed between read and write of one transaction')
  await tx
    .model(voterModel)
    .updateOne({ _id: vote.voterId, tenantId }, { $set: { used: true, channel: cast.channel } }, { session })
  return next
}

/** Paper ballots are put in by the office after the close as well, under the ballot's version. */
const sealedToo = ({ paperId }: Pick<Cast, 'paperId'>) => (paperId === null ? undefined : 'sealedToo')

/** That somebody voted, and how it came in; never what. */
const factsOf = ({ ballotId, voterId, by, channel }: VoteDoc) => ({ ballotId, voterId, by, channel })
