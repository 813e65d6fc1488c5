import type { moderationContract } from '@linli/shared/moderation/contract'
import type { OutputOf, ParsedOf } from '@linli/shared/platform/endpoint'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { checksModel } from '../model'
import { mayJudge } from '../policy'
import { settle } from '../settle'

type Decide = (typeof moderationContract)['moderation.decide']

/** A person's judgement on what waits for one; never on the own words or photos (SAME_PERSON). The first of two counts; the other is told (MODERATION_DECIDED). */
export function decide(context: Context, input: ParsedOf<Decide>): Promise<OutputOf<Decide>> {
  const { id, reason } = input
  const verdict = input.verdict === 'pass' ? 'passed' : 'hidden'
  return context.transact(async (tx) => {
    const check = await tx.load(checksModel, id)
    if (!mayJudge(tx.actor, check)) throw new Problem('AREA_FORBIDDEN')
    if (check.accountId === tx.actor.id) throw new Problem('SAME_PERSON')
    if (check.state !== 'person') throw new Problem('MODERATION_DECIDED')
    await settle(tx, check, verdict, { accountId: tx.actor.id, reason })
    return { id, verdict }
  })
}
