import Taro from '@tarojs/taro'
import { isWeapp } from './env'

/** On a wide screen h5 stays a column of this many px, see app.scss. */
const widestColumn = 480

/** px the content may be wide. */
export function windowWidth(): number {
  const { windowWidth: width } = Taro.getWindowInfo()
  return isWeapp ? width : Math.min(width, widestColumn)
}

/** Where the element with that id lies in the window, px. {0, 0} when there is none. */
export function rectOf(id: string): Promise<{ left: number; top: number }> {
  return new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .boundingClientRect((rect) => {
        const found = Array.isArray(rect) ? rect[0] : rect
        resolve({ left: found?.left ?? 0, top: found?.top ?? 0 })
      })
      .exec()
  })
}
