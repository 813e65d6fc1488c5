import { applyingVerdicts } from '../../moderation'
import { derive } from '../derive'
import { type CaseDoc, caseModel } from '../model'

/** It is no step of the case: no event of its own (moderation has one) and no new version, so that nobody at work is told "stale". */
export const applyModeration = applyingVerdicts(
  'cases.applyModeration',
  ['case'],
  async (tx, { kind, owner, fileId }, verdict) => {
    const { tenantId, session } = tx
    const one = (await tx
      .model(caseModel)
      .findOne({ tenantId, _id: owner.id })
      .session(session)
      .lean()) as CaseDoc | null
    if (!one) return
    if (kind === 'text') one.moderation = verdict
    else one.files = one.files.map((file) => (file.id === fileId ? { ...file, verdict } : file))
    derive(one, tx.now)
    const { moderation, files, publicIn } = one
    await tx
      .model(caseModel)
      .updateOne({ tenantId, _id: one._id }, { $set: { moderation, files, publicIn } }, { session })
  },
)
