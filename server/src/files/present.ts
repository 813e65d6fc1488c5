import type { attachment } from '@linli/shared/files/contract'
import type { z } from 'zod'
import type { Context } from '../platform/context'
import type { StoredFile } from './model'

export type Attachment = z.output<typeof attachment>

/** A file as answers show it, with links that end after some hours. */
export function presentFile(context: Context, file: StoredFile): Attachment {
  const { _id: id, kind, hasThumb, width, height } = file
  return {
    id,
    kind,
    url: context.files.link(id, 'full', context.now()),
    thumbUrl: hasThumb ? context.files.link(id, 'thumb', context.now()) : null,
    width,
    height,
  }
}
