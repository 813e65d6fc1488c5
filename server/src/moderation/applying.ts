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
 * @param apply is told since when the check has waited: words changed later are others, with a check of their own
 */
export const applyingVerdicts = (
  name: string,
  kinds: readonly ModeratedKind[],
  apply: (tx: Tx, subject: Decided['subject'], verdict: Decided['verdict'], since: Date) => Promise<void>,
): Reaction => ({
  name,
  on: ['moderation.decided'],
  async react(context, event) {
    const { subject } = event.data as unknown as Decided
    if (!kinds.includes(subject.owner.kind)) return
    await context.transact(async (tx) => {
      const now = await verdictNow(tx, aggregateIdOf(event))
      if (now !== null) await apply(tx, subject, now.verdict, now.since)
      return null
    })
  },
})

async function verdictNow(
  { model, session, tenantId }: Tx,
  checkId: string,
): Promise<{ verdict: Decided['verdict']; since: Date } | null> {
  const check = await model(checksModel)
    .findOne({ _id: checkId, tenantId }, { state: 1, createdAt: 1 })
    .session(session)
    .lean()
  if (check?.state !== 'passed' && check?.state !== 'hidden') return null
  return { verdict: check.state, since: check.createdAt }
}
