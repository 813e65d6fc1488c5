import type { PersonalData } from '../platform/feature'
import { removeFile } from './commands/remove-file'
import { filesModel } from './model'

/** A day: long enough to download what an export names. */
const LINK_HOURS = 24

/** Photos and films are personal: an export names them all with links, a deletion removes them all (DOMAIN §6). */
export const personalFiles: PersonalData = {
  async collect(context, accountId) {
    const { tenantId } = context
    const rows = await context
      .model(filesModel)
      .find(
        { tenantId, uploaderId: accountId, state: { $in: ['ready', 'hidden'] } },
        { kind: 1, state: 1, ownerId: 1, createdAt: 1 },
      )
      .sort({ createdAt: -1 })
      .lean()
    return rows.map(({ _id, kind, state, ownerId, createdAt }) => ({
      id: _id,
      kind,
      caseId: ownerId,
      uploadedAt: createdAt.toISOString(),
      hidden: state === 'hidden',
      url: state === 'ready' ? context.files.link(_id, 'full', context.now(), LINK_HOURS) : null,
    }))
  },
  async erase(tx, accountId) {
    const rows = await tx
      .model(filesModel)
      .find({ tenantId: tx.tenantId, uploaderId: accountId, state: { $ne: 'removed' } }, { _id: 1 })
      .session(tx.session)
      .lean()
    for (const { _id } of rows) await removeFile(tx, _id)
  },
}
