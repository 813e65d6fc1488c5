import type { ModeratedKind } from '@linli/shared/moderation/contract'
import type { Reaction } from '../platform/feature'
import { aggregateIdOf } from '../platform/store/events'
import type { Tx } from '../platform/store/transact'
import { checksModel } from './model'
import type { Decided } from './settle'

/**
 * A reaction that shows or hides what a feature keeps, when its check has been decided, also when that comes late (DOMAIN §6). What
 * counts is the judgement that stands now, read in the transaction: of two events of one check the earlier may be told last.
 * @param name of the reaction, `feature.applyModeration`: stable, see {@link Reaction}
 * @param kinds of what the feature owns
 */
export const applyingVerdicts = (
  name: string,
  kinds: readonly ModeratedKind[],
  apply: (tx: Tx, subject: Decided['subject'], verdict: Decided['verdict']) => Promise<void>,
): Reaction => ({
  name,
  on: ['moderation.decided'],
  async react(context, event) {
    const { subject } = event.data as unknown as Decided
    if (!kinds.includes(subject.owner.kind)) return
    await context.transact(async (tx) => {
      const verdict = await verdictNow(tx, aggregateIdOf(event))
      if (verdict !== null) await apply(tx, subject, verdict)
      return null
    })
  },
})

async function verdictNow(
  { model, session, tenantId }: Tx,
  checkId: string,
): Promise<Decided['verdict'] | null> {
  const check = await model(checksModel)
    .findOne({ _id: checkId, tenantId }, { state: 1 })
    .session(session)
    .lean()
  return check?.state === 'passed' || check?.state === 'hidden' ? check.state : null
}
