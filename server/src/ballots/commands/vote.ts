import type { Choice } from '@linli/shared/ballots/ballot'
import { checkChoice } from '@linli/shared/ballots/check'
import { requireConsent } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { ruleBallot } from '../load'
import type { BallotDoc } from '../model'
import { type VoteDoc, voterModel } from '../model-voting'
import { inTime, openedBallot } from '../voting/open-door'
import { firstVote, replaceVote, voteOf } from '../voting/put-vote'
import { rightOf } from '../voting/standings'

/**
 * Casts a vote of a public ballot. Whether it comes in time is decided in the transaction by the database's clock; that it is the only
 * one, by the unique index.
 * @throws VOTE_CLOSED, VOTE_NOT_OPEN, NOT_ON_ROLL, ALREADY_VOTED, a CHOICE_… code
 */
export async function vote(
  context: Context,
  input: { id: string; voterId?: string | undefined; choice: unknown },
) {
  const ballot = await openedBallot(context, input.id)
  await requireConsent(context)
  if (ballot.secret) throw new Problem('VOTE_IS_SECRET')
  const { voter, as } = await rightOf(context, ballot, input.voterId)
  const choice = validChoice(ballot, input.choice)
  try {
    return await context.transact(async (tx) => {
      const at = await inTime(tx, ballot._id)
      const fresh = await tx.load(voterModel, voter._id)
      const standing = await voteOf(tx, fresh)
      const cast = { choice, by: as, channel: 'online' as const, accountId: tx.actor.id, paperId: null, at }
      if (standing && !mayReplace(ballot, standing, cast)) throw new Problem('ALREADY_VOTED')
      const { receipt } = standing ? await replaceVote(tx, standing, cast) : await firstVote(tx, fresh, cast)
      return { voterId: fresh._id, receipt, changed: standing !== null }
    })
  } catch (error) {
    // Two requests at once: the unique index let one through.
    if (error instanceof Problem && error.code === 'DUPLICATE') throw new Problem('ALREADY_VOTED')
    throw error
  }
}

/** The choice in canonical form. @throws a CHOICE_… code */
export function validChoice(ballot: BallotDoc, given: unknown): Choice {
  const checked = checkChoice(ruleBallot(ballot), given as Choice)
  if (!checked.ok) {
    const fields = checked.option === undefined ? undefined : [{ path: 'choice', message: checked.option }]
    throw new Problem(checked.code, fields ? { fields } : {})
  }
  return checked.choice
}

/** An own vote goes before a proxy's. Otherwise only who cast it changes it, online, where the ballot says so (DOMAIN §3). */
export const mayReplace = (
  ballot: Pick<BallotDoc, 'changeAllowed'>,
  standing: Pick<VoteDoc, 'by' | 'channel' | 'accountId'>,
  cast: { by: 'own' | 'proxy'; accountId: string | null },
): boolean =>
  (standing.by === 'proxy' && cast.by === 'own') ||
  (ballot.changeAllowed && standing.channel === 'online' && standing.accountId === cast.accountId)
