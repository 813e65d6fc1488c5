import type { filesContract } from '@linli/shared/files/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import type { Context as Koa } from 'koa'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type ContentType, fileKey, filesModel } from '../model'
import { rangeOf } from '../range'

const EXTENSIONS: Record<ContentType, string> = {
  'image/jpeg': 'jpg',
  'video/mp4': 'mp4',
  'video/quicktime': 'mov',
}

/**
 * Answers with the bytes behind a signed link. Whoever holds the link may read until it ends: that is how `<img>` and WeChat's photo
 * check get at a file, which can't send a token. The bytes under an id never change.
 */
export async function read(
  context: Context,
  link: ParsedOf<(typeof filesContract)['files.read']>,
  koa: Koa,
): Promise<void> {
  const { id, size } = link
  if (!context.files.verify(link, context.now())) throw new Problem('LINK_EXPIRED')
  const file = await context
    .model(filesModel)
    .findOne({ _id: id, state: 'ready' }, { tenantId: 1, contentType: 1, hasThumb: 1 })
    .setOptions({ allTenants: 'a signed link names one file of one tenant' })
    .lean()
  if (!file || (size === 'thumb' && !file.hasThumb)) throw new Problem('NOT_FOUND')

  const type = size === 'thumb' ? 'image/jpeg' : file.contentType
  const secondsLeft = Math.max(0, Math.floor(Number(link.until) - context.now() / 1000))
  koa.set('ETag', `"${id}-${size}"`)
  koa.set('Cache-Control', `private, max-age=${secondsLeft}, immutable`)
  koa.set('Accept-Ranges', 'bytes')
  koa.set('X-Content-Type-Options', 'nosniff')
  koa.set('Content-Security-Policy', "default-src 'none'; sandbox")
  // The name is made of the id: nothing that a person typed gets into a header.
  koa.set('Content-Disposition', `inline; filename="${id}.${EXTENSIONS[type]}"`)
  koa.status = 200
  if (koa.fresh) {
    koa.status = 304
    return
  }
  const bytes = await context.files.get(fileKey(file, size))
  if (!bytes) throw new Problem('NOT_FOUND')
  koa.type = type
  sendRange(koa, bytes)
}

function sendRange(koa: Koa, bytes: Buffer): void {
  const range = rangeOf(koa.get('range'), bytes.length)
  if (range === 'none') koa.body = bytes
  else if (range === 'impossible') {
    koa.status = 416
    koa.set('Content-Range', `bytes */${bytes.length}`)
    koa.body = ''
  } else {
    koa.status = 206
    koa.set('Content-Range', `bytes ${range.first}-${range.last}/${bytes.length}`)
    koa.body = bytes.subarray(range.first, range.last + 1)
  }
}
