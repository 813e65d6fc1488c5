import Taro from '@tarojs/taro'
import { isWeapp } from './env'

/** Calls back every time the connection returns. */
export function onOnline(back: () => void): void {
  // Taro's h5 looks at the kind of connection only, which many browsers don't tell.
  if (!isWeapp) {
    window.addEventListener('online', back)
    return
  }
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) back()
  })
}

/** Whether there is a connection at the moment. */
export async function isOnline(): Promise<boolean> {
  if (!isWeapp) return navigator.onLine
  return (await Taro.getNetworkType()).networkType !== 'none'
}
