import Taro from '@tarojs/taro'

/** Calls back every time the connection returns. */
export function onOnline(back: () => void): void {
  Taro.onNetworkStatusChange(({ isConnected }) => {
    if (isConnected) back()
  })
}

/** Whether there is a connection at the moment. */
export async function isOnline(): Promise<boolean> {
  return (await Taro.getNetworkType()).networkType !== 'none'
}
