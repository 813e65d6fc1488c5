import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { consentsModel } from '../model-guardian'

/** The guardian takes the consent back: from now on the child reads only. Somebody else's consent → NOT_FOUND. */
export function withdrawConsent(context: Context, { id }: { id: string }): Promise<{ done: true }> {
  return context.transact(async (tx) => {
    const consent = await tx.load(consentsModel, id)
    if (consent.guardianId !== tx.actor.id) throw new Problem('NOT_FOUND')
    if (consent.withdrawnAt === null) {
      consent.withdrawnAt = new Date(tx.now)
      tx.append('identity', consent, 'identity.consentWithdrawn')
      await tx.save(consentsModel, consent)
    }
    return { done: true as const }
  })
}
