import { requireConsent } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type BallotKey, ballotModel } from '../model'
import { voterModel } from '../model-voting'
import { signBlinded } from '../secret/keys'
import { inTime, openedBallot } from '../voting/open-door'
import { rightOf } from '../voting/standings'
import { countIn } from '../voting/turnout'

/**
 * Signs the blinded token of somebody who may vote, once, and marks his right as used. What is signed says nothing about the token
 * (RFC 9474). The same request again gets the same answer, also after a crash between this and the box; another one is refused.
 */
export async function blindSign(
  context: Context,
  input: { id: string; voterId?: string | undefined; blinded: string },
) {
  const ballot = await openedBallot(context, input.id)
  await requireConsent(context)
  if (!ballot.secret) throw new Problem('VOTE_IS_PUBLIC')
  const { voter } = await rightOf(context, ballot, input.voterId)
  return context.transact(async (tx) => {
    const right = await tx.load(voterModel, voter._id)
    const keyOf = ({ weight }: BallotKey) => weight.area === right.area
    if (right.blinded === input.blinded && right.blindSignature) {
      const keyId = ballot.keys.find(keyOf)?.id ?? ''
      return { voterId: right._id, keyId, blindSignature: right.blindSignature }
    }
    await inTime(tx, ballot._id)
    if (right.used) throw new Problem('RIGHT_USED')
    const { keys } = await tx.load(ballotModel, ballot._id)
    const key = keys.find(keyOf)
    if (!key?.sealed) throw new Problem('VOTE_CLOSED')
    const signature = signBlinded(context.config, ballot._id, key, Buffer.from(input.blinded, 'base64url'))
    if (!signature) throw new Problem('BLINDED_INVALID')
    await countIn(tx, ballot._id, 'voters', right.voterKey, right)
    Object.assign(right, { used: true, channel: 'online', blinded: input.blinded })
    right.blindSignature = signature.toString('base64url')
    tx.append('ballotVoters', right, 'ballots.rightUsed', { ballotId: ballot._id }, 'quiet')
    await tx.save(voterModel, right)
    return { voterId: right._id, keyId: key.id, blindSignature: right.blindSignature }
  })
}
