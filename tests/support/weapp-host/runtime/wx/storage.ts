import { define, defineSync } from './define'

/** Survives a crash of the app (`browser.reload()`), not the closing of the host: every test starts with a fresh phone. */
const store = sessionStorage

const get = (key: string): unknown => {
  const kept = store.getItem(key)
  return kept === null ? '' : JSON.parse(kept)
}
const set = (key: string, data: unknown) => {
  store.setItem(key, JSON.stringify(data ?? null))
}
const info = () => ({ keys: Object.keys(store), currentSize: 0, limitSize: 10240 })

export function defineStorage(): void {
  defineSync({
    getStorageSync: get,
    setStorageSync: set,
    removeStorageSync: (key: string) => store.removeItem(key),
    clearStorageSync: () => store.clear(),
    getStorageInfoSync: info,
  })
  define({
    getStorage: ({ key }) => {
      if (store.getItem(key) === null) throw new Error('data not found')
      return { data: get(key) }
    },
    setStorage: ({ key, data }) => set(key, data),
    removeStorage: ({ key }) => {
      store.removeItem(key)
    },
    clearStorage: () => store.clear(),
    getStorageInfo: info,
  })
}
