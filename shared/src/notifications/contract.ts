import { z } from 'zod'
import { endpoint } from '../platform/endpoint'
import { done, id, page, pageInput, queryFlag, time } from '../platform/schemas'
import { SUBJECT_PAGES, type SubjectKind } from './subjects'

export const notice = z.object({
  id,
  at: time,
  title: z.string(),
  body: z.string(),
  read: z.boolean(),
  /** What it is about: a tap opens its page (subjects.ts). */
  subject: z.object({ kind: z.enum(Object.keys(SUBJECT_PAGES) as [SubjectKind]), id }).nullable(),
})

export const notificationsContract = {
  'notifications.inbox': endpoint({
    name: 'notifications.inbox',
    method: 'GET',
    path: '/notifications',
    access: 'signedIn',
    input: z.strictObject({ ...pageInput, unread: queryFlag.optional() }),
    output: page(notice),
    errors: ['CURSOR_INVALID'],
    summary: 'The own messages, newest first',
  }),
  'notifications.unread': endpoint({
    name: 'notifications.unread',
    method: 'GET',
    path: '/notifications/unread',
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.object({ count: z.int() }),
    errors: [],
    summary: 'How many of the own messages are unread',
  }),
  'notifications.markRead': endpoint({
    name: 'notifications.markRead',
    method: 'POST',
    path: '/notifications/read',
    access: 'signedIn',
    input: z.strictObject({ ids: z.array(id).max(100).optional() }),
    output: z.object({ count: z.int() }),
    errors: [],
    summary: 'Marks the named messages as read; without ids, all of them',
  }),
  'notifications.templates': endpoint({
    name: 'notifications.templates',
    method: 'GET',
    path: '/notifications/templates',
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(z.object({ key: z.string(), templateId: z.string(), remaining: z.int() })),
    }),
    errors: [],
    summary:
      'Templates the mini-program asks consent for, and how many messages the own consents still allow',
  }),
  'notifications.consent': endpoint({
    name: 'notifications.consent',
    method: 'POST',
    path: '/notifications/consents',
    access: 'signedIn',
    input: z.strictObject({
      results: z.record(z.string().max(80), z.enum(['accept', 'reject', 'ban', 'filter'])),
    }),
    output: done,
    errors: [],
    summary: 'What wx.requestSubscribeMessage answered: each accept allows one message',
  }),
  'notifications.stream': endpoint({
    name: 'notifications.stream',
    method: 'GET',
    path: '/notifications/stream',
    access: 'signedIn',
    transport: 'raw',
    input: z.strictObject({}),
    output: z.unknown(),
    errors: [],
    summary: 'Server-sent events: `notice` for each new message of the own account',
  }),
} as const
