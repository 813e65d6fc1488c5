import { randomBytes } from 'node:crypto'
import { toHex } from '@linli/shared/ballots/crypto/bytes'
import type { Context } from '../../platform/context'
import { newId } from '../../platform/store/id'
import { unchained } from '../../platform/store/transact'
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
      passed: null,
      createdAt: at,
      createdBy: tx.actor.id,
    }
    tx.append('ballots', ballot, 'ballots.drafted', {}, 'quiet')
    await tx.insert(ballotModel, ballot)
    return presentBallot(context, ballot)
  })
}
