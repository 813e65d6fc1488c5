import Taro from '@tarojs/taro'

/**
 * Reads a value kept on this phone.
 * @returns undefined when there is none or it can't be read (h5 with storage switched off)
 */
export function recall<T>(key: string): T | undefined {
  try {
    const value = Taro.getStorageSync(key)
    return value === '' || value === null ? undefined : value
  } catch {
    return undefined
  }
}

/** Keeps a JSON value on this phone. A full or forbidden store loses it silently: nothing kept here is the only copy. */
export function remember(key: string, value: unknown): void {
  try {
    Taro.setStorageSync(key, value)
  } catch {
    // Private browsing: the session then lasts as long as the page.
  }
}

/**
 * Keeps what must not be lost, and looks whether it is there.
 * @returns false when this phone keeps nothing: then what hangs on it must not begin
 */
export function keepSurely(key: string, value: unknown): boolean {
  remember(key, value)
  return JSON.stringify(recall(key)) === JSON.stringify(value)
}

/** Drops a kept value. */
export function forget(key: string): void {
  try {
    Taro.removeStorageSync(key)
  } catch {
    // Nothing was kept.
  }
}
