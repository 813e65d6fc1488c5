import type { Context } from '../../platform/context'
import { filesModel } from '../model'
import { type Attachment, presentFile } from '../present'

/** Files by id with links to show them; hidden, removed and unknown ones are left out. */
export async function attachmentsOf(
  context: Context,
  ids: readonly string[],
): Promise<Map<string, Attachment>> {
  if (ids.length === 0) return new Map()
  const { tenantId } = context
  const rows = await context
    .model(filesModel)
    .find({ tenantId, _id: { $in: [...new Set(ids)] }, state: 'ready' })
    .lean()
  return new Map(rows.map((file) => [file._id, presentFile(context, file)]))
}
