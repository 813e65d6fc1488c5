import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useState } from 'react'

/** How often what others do is asked for again, milliseconds. */
const RENEWAL = 20_000

/**
 * Asks again and again while the page is in front: for what changes while many people are at it.
 * @param reload of the query
 * @param live whether it still changes
 */
export function useRenewed(reload: () => void, live: boolean): void {
  const [shown, setShown] = useState(true)
  useDidShow(() => setShown(true))
  useDidHide(() => setShown(false))
  useEffect(() => {
    if (!live || !shown) return
    const timer = setInterval(reload, RENEWAL)
    return () => clearInterval(timer)
  }, [live, shown, reload])
}
