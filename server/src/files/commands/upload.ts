import type { Context as Koa } from 'koa'
import { requireConsent } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { filesModel } from '../model'
import { readUpload } from '../multipart'
import type { Attachment } from '../present'
import { storeFile } from './store-file'

const DAY_MS = 86_400_000
/** More uploads than that which belong to nothing: somebody fills the store. */
const MOST_UNCLAIMED = 100

/** Takes one photo or film of the signed-in person. Until a form names it (claimFiles) it belongs to nothing. */
export async function upload(context: Context, koa: Koa): Promise<Attachment> {
  // The body is read first, whatever the answer: see readUpload.
  const bytes = await readUpload(koa)
  await requireConsent(context)
  const { tenantId, actor } = context
  const recent = { $gte: new Date(context.now() - DAY_MS) }
  const unclaimed = await context
    .model(filesModel)
    .countDocuments(
      { tenantId, uploaderId: actor.id, createdAt: recent, ownerId: null, state: { $ne: 'removed' } },
      { limit: MOST_UNCLAIMED },
    )
  if (unclaimed >= MOST_UNCLAIMED)
    throw new Problem('TOO_MANY_REQUESTS', { detail: '您今天上传的文件太多，请先提交已上传的内容。' })
  return storeFile(context, { bytes, uploaderId: actor.id })
}
