import type { Context } from '../../platform/context'
import { noticeModel } from '../model'

/** Marks the named own messages as read, or all of them. @returns how many were unread until now */
export async function markRead(
  context: Context,
  { ids }: { ids?: string[] | undefined },
): Promise<{ count: number }> {
  const { tenantId, actor } = context
  return context.transact(async (tx) => {
    const changed = await tx
      .model(noticeModel)
      .updateMany(
        { tenantId, accountId: actor.id, read: false, ...(ids && { _id: { $in: ids } }) },
        { $set: { read: true } },
        { session: tx.session },
      )
    return { count: changed.modifiedCount }
  })
}
