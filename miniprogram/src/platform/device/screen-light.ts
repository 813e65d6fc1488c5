import Taro from '@tarojs/taro'
import { isWeapp } from './env'

/**
 * Makes the screen as bright as it goes and keeps it on, so that a code on it can be scanned. A browser can't.
 * @returns puts it back as it was
 */
export function brighten(): () => void {
  if (!isWeapp) return () => undefined
  const quietly = (asked: Promise<unknown>) => void asked.catch(() => undefined)
  let before: number | undefined
  let over = false
  quietly(
    Taro.getScreenBrightness().then(({ value }) => {
      if (over) return
      before = value
      return Taro.setScreenBrightness({ value: 1 })
    }),
  )
  quietly(Taro.setKeepScreenOn({ keepScreenOn: true }))
  return () => {
    over = true
    if (before !== undefined) quietly(Taro.setScreenBrightness({ value: before }))
    quietly(Taro.setKeepScreenOn({ keepScreenOn: false }))
  }
}
