import { notificationsContract as contract } from '@linli/shared/notifications/contract'
import { type Route, route } from '../platform/feature'
import { consent } from './commands/consent'
import { markRead } from './commands/mark-read'
import { stream } from './live/stream'
import { inbox } from './queries/inbox'
import { templates } from './queries/templates'
import { unread } from './queries/unread'

export const routes: readonly Route[] = [
  route(contract['notifications.inbox'], inbox),
  route(contract['notifications.unread'], unread),
  route(contract['notifications.markRead'], markRead),
  route(contract['notifications.templates'], templates),
  route(contract['notifications.consent'], consent),
  route(contract['notifications.stream'], stream),
]
