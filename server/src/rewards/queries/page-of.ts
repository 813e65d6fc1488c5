import type { Context } from '../../platform/context'
import { newestPage } from '../../platform/store/newest'

export interface Page {
  cursor?: string | undefined
  limit: number
}

/** One page of one of our lists, newest first by `field`. */
export const pageOf = <R extends { _id: string }>(
  context: Context,
  model: unknown,
  { cursor, limit }: Page,
  field: string,
  filter: Record<string, unknown> = {},
) =>
  newestPage<R>(model as never, {
    filter: { tenantId: context.tenantId, ...filter },
    ...{ field, cursor, limit, projection: {}, now: context.now() },
  })
