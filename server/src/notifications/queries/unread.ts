import type { Context } from '../../platform/context'
import { noticeModel } from '../model'

/** How many of the own messages are unread, counted in the index. */
export async function unread(context: Context): Promise<{ count: number }> {
  const { tenantId, actor } = context
  return {
    count: await context.model(noticeModel).countDocuments({ tenantId, accountId: actor.id, read: false }),
  }
}
