import { call } from '@/platform/api/client'
import { useSignedIn } from '@/platform/api/session'
import { useQuery } from '@/platform/api/use-query'
import { requestSubscribe } from '@/platform/device/subscribe'

/** Templates one question may name (WeChat's rule). */
const atOnce = 3

/**
 * Asking for consent to WeChat messages. The templates are read before, because the question must follow the tap at once.
 * @returns a function to call first thing in the tap; it gives a promise of the answer being told to the server
 */
export function useSubscribe(): () => Promise<void> {
  const { data } = useQuery('notifications.templates', useSignedIn() ? {} : null)
  const templateIds = (data?.items ?? []).map(({ templateId }) => templateId).slice(0, atOnce)
  return async () => {
    const results = await requestSubscribe(templateIds)
    if (Object.keys(results).length === 0) return
    // What the user came for does not depend on it: without it there is only no WeChat message.
    await call('notifications.consent', { results }).catch(() => undefined)
  }
}
