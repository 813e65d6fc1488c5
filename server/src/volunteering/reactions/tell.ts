import { type Letter, newsValues, telling } from '../../notifications'
import { ACTIVITY_TELLERS } from './activity-stories'
import { HELP_TELLERS } from './help-stories'

const TELLERS = { ...ACTIVITY_TELLERS, ...HELP_TELLERS }

/** Tells everybody concerned, each once an event; nobody of what he has just done himself. */
export const tell = telling('volunteering.tell', Object.keys(TELLERS), async (context, event) => {
  const stories = (await TELLERS[event.type]?.(context, event)) ?? []
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
