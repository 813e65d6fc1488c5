import Taro, { useDidShow } from '@tarojs/taro'
import { useEffect } from 'react'
import { useSignedIn } from '@/platform/api/session'
import { useQuery } from '@/platform/api/use-query'
import { watchNotices } from './watch'

/** Place of 消息 in the tab bar. */
const tab = 2

/** How many messages are unread, kept up to date while shown; the tab bar carries the number too. */
export function useUnread() {
  const signedIn = useSignedIn()
  const query = useQuery('notifications.unread', signedIn ? {} : null)
  const { reload } = query
  const count = signedIn ? (query.data?.count ?? 0) : 0
  useEffect(() => (signedIn ? watchNotices(reload) : undefined), [signedIn, reload])
  useEffect(() => showBadge(count), [count])
  // The tab bar exists only while a tab is on top.
  useDidShow(() => showBadge(count))
  return { count, query }
}

function showBadge(count: number): void {
  const done = count
    ? Taro.setTabBarBadge({ index: tab, text: count > 99 ? '99+' : String(count) })
    : Taro.removeTabBarBadge({ index: tab })
  Promise.resolve(done).catch(() => {
    // No tab bar on top: it is set when the tab is shown again.
  })
}
