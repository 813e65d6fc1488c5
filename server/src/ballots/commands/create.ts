import { randomBytes } from 'node:crypto'
import { toHex } from '@linli/shared/ballots/crypto/bytes'
import type { Context } from '../../platform/context'
import { newId } from '../../platform/store/id'
import { type Tx, unchained } from '../../platform/store/transact'
import { type BallotDoc, ballotModel } from '../model'
import { presentBallot } from '../present'
import { checkedTerms, type Terms } from '../terms'

/** Drafts a ballot. Nobody but who runs it sees it until it is announced. */
export async function create(context: Context, terms: Terms) {
  const termed = await checkedTerms(context, terms)
  return context.transact(async (tx) => {
    const at = new Date(tx.now)
    const ballot: BallotDoc = {
      _id: newId(),
      tenantId: tx.tenantId,
      ...unchained,
      ...termed,
      topicId: null,
      topicTitle: null,
      stage: 'draft',
      opening: null,
      listAt: at,
      announcedAt: null,
      openedAt: null,
      sealedAt: null,
      publishedAt: null,
      reminded: false,
      due: { heads: 0, area: 0 },
      corrections: [],
      lotSecret: toHex(randomBytes(32)),
      lotCommitment: null,
      keys: [],
      cancelReason: null,
      passed: null,
      outcome: null,
      createdAt: at,
      createdBy: tx.actor.id,
    }
    askForTopic(tx, ballot, 'ballots.drafted', terms.topicId)
    await tx.insert(ballotModel, ballot)
    return presentBallot(context, ballot)
  })
}

/** A draft says which topic it is for; deliberation, which knows topics, links it or doesn't. */
export function askForTopic(
  tx: Tx,
  ballot: BallotDoc,
  type: 'ballots.drafted' | 'ballots.redrafted',
  wantsTopicId: string | null,
): void {
  if (wantsTopicId === null || wantsTopicId === ballot.topicId)
    tx.append('ballots', ballot, type, {}, 'quiet')
  else tx.append('ballots', ballot, type, { ballotId: ballot._id, wantsTopicId, areaPath: ballot.areaPath })
}
