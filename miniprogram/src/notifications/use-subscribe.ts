import { call } from '@/platform/api/client'
import { useSignedIn } from '@/platform/api/session'
import { useQuery } from '@/platform/api/use-query'
import { requestSubscribe } from '@/platform/device/subscribe'

/** What a message is for; the server says which template that is. One question may name three (WeChat's rule). */
export type TemplateKey = 'progress' | 'rating' | 'task' | 'news'

/**
 * Asking for consent to WeChat messages. The templates are read before, because the question must follow the tap at once.
 * @returns a function to call first thing in the tap; it gives a promise of the answer being told to the server
 */
export function useSubscribe(keys: readonly TemplateKey[]): () => Promise<void> {
  const { data } = useQuery('notifications.templates', useSignedIn() ? {} : null)
  const wanted = (data?.items ?? []).filter(({ key }) => (keys as readonly string[]).includes(key))
  return async () => {
    const results = await requestSubscribe(wanted.map(({ templateId }) => templateId))
    if (Object.keys(results).length === 0) return
    // What the user came for does not depend on it: without it there is only no WeChat message.
    await call('notifications.consent', { results }).catch(() => undefined)
  }
}
