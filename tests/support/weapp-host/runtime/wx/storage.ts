import { define, defineSync } from './define'

/** Survives reLaunch, not the closing of the host: every test starts with a fresh phone. */
const store = new Map<string, string>()

const get = (key: string): unknown => {
  const kept = store.get(key)
  return kept === undefined ? '' : JSON.parse(kept)
}
const set = (key: string, data: unknown) => {
  store.set(key, JSON.stringify(data ?? null))
}
const info = () => ({ keys: [...store.keys()], currentSize: 0, limitSize: 10240 })

export function defineStorage(): void {
  defineSync({
    getStorageSync: get,
    setStorageSync: set,
    removeStorageSync: (key: string) => store.delete(key),
    clearStorageSync: () => store.clear(),
    getStorageInfoSync: info,
  })
  define({
    getStorage: ({ key }) => {
      if (!store.has(key)) throw new Error('data not found')
      return { data: get(key) }
    },
    setStorage: ({ key, data }) => set(key, data),
    removeStorage: ({ key }) => {
      store.delete(key)
    },
    clearStorage: () => store.clear(),
    getStorageInfo: info,
  })
}
