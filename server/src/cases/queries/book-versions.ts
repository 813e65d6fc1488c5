import { wireTime } from '@linli/shared/platform/schemas'
import type { Context } from '../../platform/context'
import { bookModel } from '../book/model'

/** All versions of the book, newest first. */
export async function bookVersions(context: Context) {
  const { tenantId } = context
  const rows = await context
    .model(bookModel)
    .aggregate<{ version: number; importedAt: Date; leaves: number }>([
      { $match: { tenantId } },
      { $sort: { version: -1 } },
      { $project: { _id: 0, version: 1, importedAt: 1, leaves: { $size: '$leaves' } } },
    ])
  return { items: rows.map((row) => ({ ...row, importedAt: wireTime(row.importedAt) })) }
}
