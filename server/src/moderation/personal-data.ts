import type { PersonalData } from '../platform/feature'
import { checksModel } from './model'

/** The person's words lie here only while they wait for a judgement; what became of each check is told as well. */
export const personalChecks: PersonalData = {
  async collect(context, accountId) {
    const { tenantId } = context
    const rows = await context
      .model(checksModel)
      .find(
        { tenantId, accountId },
        { kind: 1, ownerKind: 1, ownerId: 1, fileId: 1, text: 1, state: 1, createdAt: 1 },
      )
      .sort({ _id: 1 })
      .lean()
    return rows.map(({ kind, ownerKind, ownerId, fileId, text, state, createdAt }) => ({
      kind,
      owner: { kind: ownerKind, id: ownerId },
      fileId,
      text,
      state,
      at: createdAt.toISOString(),
    }))
  },
  // What waits is withdrawn: its words and photos go with the account, nobody needs to look at them.
  async erase(tx, accountId) {
    const { tenantId, session } = tx
    const waiting = await tx
      .model(checksModel)
      .find({ tenantId, accountId, state: { $in: ['pending', 'person'] } }, { _id: 1 })
      .session(session)
      .lean()
    for (const { _id } of waiting) {
      const check = await tx.load(checksModel, _id)
      Object.assign(check, { state: 'hidden', text: null, nextAt: null, decidedAt: new Date(tx.now) })
      tx.append('moderation', check, 'moderation.withdrawn', {}, 'quiet')
      await tx.save(checksModel, check)
    }
  },
}
