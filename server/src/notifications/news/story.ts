import type { Subject } from '@linli/shared/notifications/subjects'
import type { Context } from '../../platform/context'
import type { Reaction } from '../../platform/feature'
import type { StoredEvent } from '../../platform/store/events'
import { newsValues } from '../delivery/values'
import { telling } from '../reactions/telling'
import type { Letter } from './letter'

/** What a group of people is told; `phrase` in at most five characters. */
export interface Story {
  to: readonly string[]
  subject: Subject
  about: string
  phrase: string
  title: string
  body: string
}

/** The stories of an event; of those for one person the first is told. */
export type Teller = (context: Context, event: StoredEvent) => Promise<Story[]>

/**
 * A reaction that tells everybody concerned, each once an event; nobody of what he has just done himself.
 * @param name of the reaction, as of `telling`
 * @param tellers by the type of the event
 */
export const storytelling = (name: string, tellers: Record<string, Teller>): Reaction =>
  telling(name, Object.keys(tellers), async (context, event) => {
    const stories = (await tellers[event.type]?.(context, event)) ?? []
    const letters = new Map<string, Letter>()
    for (const { to, subject, about, phrase, title, body } of stories) {
      for (const accountId of to) {
        if (letters.has(accountId) || accountId === event.actor.id) continue
        const values = newsValues(about, phrase, event.at.getTime(), title)
        const wechat = { template: 'news', values } as const
        letters.set(accountId, { accountId, subject, title, body, wechat, sms: null })
      }
    }
    return [...letters.values()]
  })
