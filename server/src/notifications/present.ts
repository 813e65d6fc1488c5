import type { notice } from '@linli/shared/notifications/contract'
import { wireTime } from '@linli/shared/platform/schemas'
import type { z } from 'zod'
import type { NoticeDoc } from './model'

export const presentNotice = (one: NoticeDoc): z.output<typeof notice> => ({
  id: one._id,
  at: wireTime(one.at),
  title: one.title,
  body: one.body,
  read: one.read,
  subject: { kind: one.subject.kind, id: one.subject.id },
})
