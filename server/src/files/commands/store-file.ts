import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { unchained } from '../../platform/store/transact'
import { cleanFile } from '../media/clean'
import { fileKey, filesModel, type StoredFile } from '../model'
import { type Attachment, presentFile } from '../present'

/**
 * Cleans and keeps a photo or film. First a row that says "storing", then the bytes, then the row says "ready": whenever the process
 * dies, the sweep finds what was begun, and nothing that can be attached lacks its bytes.
 * @throws as {@link cleanFile}; UNAVAILABLE when the store takes no bytes (full, away)
 */
export async function storeFile(
  context: Context,
  given: { bytes: Buffer; uploaderId: string },
): Promise<Attachment> {
  const { full, thumb, ...shape } = await cleanFile(given.bytes)
  const begun: StoredFile = {
    _id: newId(),
    tenantId: context.tenantId,
    ...unchained,
    ...shape,
    uploaderId: given.uploaderId,
    hasThumb: thumb !== null,
    state: 'storing',
    ownerKind: null,
    ownerId: null,
    createdAt: new Date(context.now()),
  }
  await context.model(filesModel).create(begun)
  await put(context, fileKey(begun, 'full'), full, shape.contentType)
  if (thumb) await put(context, fileKey(begun, 'thumb'), thumb, 'image/jpeg')
  return context.transact(async (tx) => {
    const file = await tx.load(filesModel, begun._id)
    file.state = 'ready'
    tx.append('files', file, 'files.stored', { kind: file.kind }, 'quiet')
    await tx.save(filesModel, file)
    return presentFile(context, file)
  })
}

async function put(context: Context, key: string, bytes: Buffer, contentType: string): Promise<void> {
  try {
    await context.files.put(key, bytes, contentType)
  } catch (error) {
    context.log.error({ err: error }, 'the file store takes no bytes')
    throw new Problem('UNAVAILABLE')
  }
}
