import { createHash, randomInt } from 'node:crypto'
import type { Choice } from '@linli/shared/ballots/ballot'
import { canonicalJson } from '@linli/shared/ballots/canonical'
import { publicContext } from '../../identity'
import { anonymous } from '../../platform/actor'
import { type Context, createContext } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { boxModel } from '../model-voting'
import { placesFor } from '../opening/open'
import { isSigned } from '../secret/keys'
import { inTime, openedBallot } from '../voting/open-door'
import { lineOf } from '../voting/put-vote'
import { countIn } from '../voting/turnout'
import { validChoice } from './vote'

const TRIES = 40

/**
 * Puts a ballot into the box. Nobody is asked who he is, and a session that came along is not looked at: nothing is stored but the
 * choice and the token's hash, at a random place, without a time, an event or an answer for a key (decision 057).
 * @throws TOKEN_INVALID for a forged or foreign token, TOKEN_USED for another choice with a token already used
 */
export async function castSecret(
  asked: Context,
  input: { id: string; tenant: string; keyId: string; token: string; signature: string; choice: unknown },
): Promise<{ receipt: string }> {
  const { tenantId } = await publicContext(asked, input.tenant)
  const context = createContext(asked, tenantId, anonymous, { log: asked.log })
  const ballot = await openedBallot(context, input.id)
  if (!ballot.secret) throw new Problem('VOTE_IS_PUBLIC')
  const token = Buffer.from(input.token, 'base64url')
  const key = ballot.keys.find(({ id }) => id === input.keyId)
  const signature = Buffer.from(input.signature, 'base64url')
  if (!key || token.length !== TOKEN_BYTES || !isSigned(key, token, signature))
    throw new Problem('TOKEN_INVALID')
  const choice = validChoice(ballot, input.choice)
  const receipt = createHash('sha256').update(token).digest('hex')
  try {
    await context.transact(async (tx) => {
      if (await isInBox(tx, ballot._id, receipt, choice)) return
      await inTime(tx, ballot._id)
      await countIn(tx, ballot._id, 'box', receipt, { heads: 0, area: 0 })
      await fillPlace(tx, ballot._id, ballot.due.heads, {
        ...{ receipt, keyId: key.id, choice },
        line: lineOf(choice, null),
      })
    })
  } catch (error) {
    // The same token twice at once: the unique index let one through, and what it says is asked again.
    if (!(error instanceof Problem) || error.code !== 'DUPLICATE') throw error
    await context.transact((tx) => isInBox(tx, ballot._id, receipt, choice))
  }
  return { receipt }
}

/** The prepared message of RFC 9474: 32 random bytes as prefix, 32 random bytes as token. */
const TOKEN_BYTES = 64

/** A repeat of the same ballot is harmless, so that a lost answer loses no vote. @throws TOKEN_USED for another choice */
async function isInBox(tx: Tx, ballotId: string, receipt: string, choice: Choice): Promise<boolean> {
  const { tenantId, session } = tx
  const there = await tx
    .model(boxModel)
    .findOne({ tenantId, ballotId, receipt }, { choice: 1 })
    .session(session)
    .lean()
  if (!there) return false
  if (canonicalJson(there.choice) !== canonicalJson(choice)) throw new Problem('TOKEN_USED')
  return true
}

/** Fills a free place at random: neither the place nor its neighbours say when. */
async function fillPlace(
  tx: Tx,
  ballotId: string,
  voters: number,
  filled: { receipt: string; keyId: string; choice: Choice; line: string },
): Promise<void> {
  const { tenantId, session } = tx
  const box = tx.model(boxModel)
  const places = placesFor(voters)
  for (let tries = 0; tries < TRIES; tries++) {
    const { matchedCount } = await box.updateOne(
      { _id: `${ballotId}:${randomInt(places)}`, tenantId, used: false },
      { $set: { used: true, ...filled } },
      { session },
    )
    if (matchedCount === 1) return
  }
  throw new Problem('UNAVAILABLE')
}
