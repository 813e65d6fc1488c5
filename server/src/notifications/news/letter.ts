import type { Subject } from '@linli/shared/notifications/subjects'
import type { TemplateKey } from '../delivery/templates'

/** What one account is told of one event, and by which channels beside the inbox. */
export interface Letter {
  accountId: string
  /** What it is about: a tap on the message opens its page. */
  subject: Subject
  title: string
  body: string
  wechat: { template: TemplateKey; values: Record<string, string> } | null
  /** For what can't wait, also by SMS. */
  sms: string | null
}
