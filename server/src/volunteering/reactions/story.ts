import type { Subject } from '@linli/shared/notifications/subjects'
import type { Context } from '../../platform/context'
import type { StoredEvent } from '../../platform/store/events'

/** What a group of people is told; `phrase` in at most five characters. */
export interface Story {
  to: readonly string[]
  subject: Subject
  about: string
  phrase: string
  title: string
  body: string
}

export type Teller = (context: Context, event: StoredEvent) => Promise<Story[]>

export const idOf = (event: StoredEvent): string => event.stream.slice('volunteering:'.length)
