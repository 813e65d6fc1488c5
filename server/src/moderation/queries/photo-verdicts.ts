import type { Context } from '../../platform/context'
import type { CheckState } from '../judge'
import { checksModel } from '../model'

/** How far the check of each photo has come; files that are not watched are left out. */
export async function photoVerdicts(
  context: Context,
  fileIds: readonly string[],
): Promise<Map<string, CheckState>> {
  if (fileIds.length === 0) return new Map()
  const { tenantId } = context
  const rows = await context
    .model(checksModel)
    .find({ tenantId, fileId: { $in: [...new Set(fileIds)] } }, { fileId: 1, state: 1 })
    .lean()
  return new Map(rows.map(({ fileId, state }) => [fileId as string, state]))
}
