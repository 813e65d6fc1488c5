import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { fileKey, filesModel } from '../model'

/** The bytes of a photo, as JPEG. @throws NOT_FOUND when there is none to show */
export async function photoBytes(context: Context, id: string): Promise<Buffer> {
  const { tenantId } = context
  const file = await context
    .model(filesModel)
    .findOne({ tenantId, _id: id, kind: 'photo', state: 'ready' }, { tenantId: 1 })
    .lean()
  const bytes = file && (await context.files.get(fileKey(file, 'full')))
  if (!bytes) throw new Problem('NOT_FOUND')
  return bytes
}
