import { type Decided, verdictNow } from '../../moderation'
import type { Reaction } from '../../platform/feature'
import { derive } from '../derive'
import { type CaseDoc, caseModel } from '../model'

/**
 * Shows or hides words and photos when their check has been decided, also when that comes late (DOMAIN §6). What counts is
 * the judgement that stands now: of two events of one check the earlier may be told last. It is no step of the case: no event of its own (moderation has one) and no new version, so that nobody at work is told "stale".
 */
export const applyModeration: Reaction = {
  name: 'cases.applyModeration',
  on: ['moderation.decided'],
  async react(context, event) {
    const { subject } = event.data as unknown as Decided
    if (subject.owner.kind !== 'case') return
    const checkId = event.stream.slice('moderation:'.length)
    await context.transact(async (tx) => {
      const { tenantId, session } = tx
      const verdict = await verdictNow(tx, checkId)
      if (verdict === null) return null
      const one = (await tx
        .model(caseModel)
        .findOne({ tenantId, _id: subject.owner.id })
        .session(session)
        .lean()) as CaseDoc | null
      if (!one) return null
      if (subject.kind === 'text') one.moderation = verdict
      else one.files = one.files.map((file) => (file.id === subject.fileId ? { ...file, verdict } : file))
      derive(one, tx.now)
      const { moderation, files, publicIn } = one
      await tx
        .model(caseModel)
        .updateOne({ tenantId, _id: one._id }, { $set: { moderation, files, publicIn } }, { session })
      return null
    })
  },
}
