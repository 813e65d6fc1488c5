import type { notificationsContract } from '@linli/shared/notifications/contract'
import type { OutputOf, ParsedOf } from '@linli/shared/platform/endpoint'
import type { Context } from '../../platform/context'
import { afterCursor, decodeCursor, toPage } from '../../platform/store/paging'
import { noticeModel } from '../model'
import { presentNotice } from '../present'

type Inbox = (typeof notificationsContract)['notifications.inbox']

/** The own messages, newest first; `unread` narrows to those not read yet, or to those read. */
export async function inbox(context: Context, input: ParsedOf<Inbox>): Promise<OutputOf<Inbox>> {
  const rows = await context
    .model(noticeModel)
    .find({
      tenantId: context.tenantId,
      accountId: context.actor.id,
      ...(input.unread !== undefined && { read: !input.unread }),
      ...afterCursor('at', decodeCursor(input.cursor)),
    })
    .sort({ at: -1, _id: -1 })
    .limit(input.limit + 1)
    .lean()
  const { rows: shown, next } = toPage(rows, input.limit, (row) => row.at.getTime())
  return { items: shown.map(presentNotice), next }
}
