import type { Input } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { accountsModel } from '../model'
import { credentialsModel } from '../model-access'
import { unseal } from '../sealing'
import { totpStep } from '../totp'
import { forgive, takeTryOr } from '../tries'
import { loadOwn } from './load-own'

/** Switches TOTP on with a first right code, which is thereby spent. Guesses are limited like those at the door. */
export async function confirmTotp(
  context: Context,
  { totp }: Input<'identity.confirmTotp'>,
): Promise<{ done: true }> {
  const { tenantId, actor } = context
  await takeTryOr(context, 'TOO_MANY_REQUESTS', 'totp', actor.id)
  const credential = await context
    .model(credentialsModel)
    .findOne({ tenantId, _id: actor.id }, { totpPending: 1 })
    .lean()
  const pending = credential?.totpPending
  const step = pending ? totpStep(unseal(context, actor.id, pending), totp, context.now()) : null
  if (!pending || step === null) throw new Problem('TOTP_WRONG')
  const answer = await context.transact(async (tx) => {
    const switched = await tx
      .model(credentialsModel)
      .updateOne(
        { tenantId, _id: actor.id, totpPending: pending },
        { $set: { totpSecret: pending, totpPending: null, totpStep: step } },
        { session: tx.session },
      )
    if (switched.matchedCount !== 1) throw new Problem('TOTP_WRONG')
    const account = await loadOwn(tx)
    tx.append('identity', account, 'identity.totpEnabled', {}, 'quiet')
    await tx.save(accountsModel, account)
    return { done: true as const }
  })
  await forgive(context, 'totp', actor.id)
  return answer
}
