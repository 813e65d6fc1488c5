import type { PhotoStore } from './photo-store'

/** Bytes and their type: old WebKits lose Blobs out of IndexedDB. */
interface Kept {
  bytes: ArrayBuffer
  type: string
}

const shelf = 'photos'

/** In IndexedDB, shown by blob: addresses that live as long as the page. */
export function browserStore(): PhotoStore {
  let opened: Promise<IDBDatabase> | undefined
  const shown = new Map<string, string>()

  const open = () => {
    opened ??= new Promise((resolve, reject) => {
      const asking = indexedDB.open('linli', 1)
      asking.onupgradeneeded = () => asking.result.createObjectStore(shelf)
      asking.onsuccess = () => resolve(asking.result)
      asking.onerror = () => reject(asking.error)
    })
    return opened
  }
  /** Done when the transaction is: a request alone may still be undone for want of room. */
  async function on<T>(mode: IDBTransactionMode, ask: (photos: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const transaction = (await open()).transaction(shelf, mode)
    const request = ask(transaction.objectStore(shelf))
    return new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error)
    })
  }

  return {
    async put(name, path) {
      try {
        const blob = await (await fetch(path)).blob()
        const kept: Kept = { bytes: await blob.arrayBuffer(), type: blob.type }
        await on('readwrite', (photos) => photos.put(kept, name))
        return true
      } catch {
        return false
      }
    },
    async path(name) {
      if (!shown.has(name)) {
        const kept = await on<Kept | undefined>('readonly', (photos) => photos.get(name)).catch(
          () => undefined,
        )
        if (!kept) return undefined
        shown.set(name, URL.createObjectURL(new Blob([kept.bytes], { type: kept.type })))
      }
      return shown.get(name)
    },
    async drop(name) {
      await on('readwrite', (photos) => photos.delete(name)).catch(() => {})
      const url = shown.get(name)
      shown.delete(name)
      if (url) URL.revokeObjectURL(url)
    },
    names: async () =>
      (await on('readonly', (photos) => photos.getAllKeys()).catch(() => [])).map((name) => String(name)),
  }
}
