import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { newId } from '../store/id'
import type { FileStore } from './index'

const missing = (error: unknown): boolean => (error as { code?: string }).code === 'ENOENT'

/** Files in a folder. A file appears whole or not at all: written beside, then renamed. */
export function diskStore(dataDir: string): FileStore {
  const root = resolve(dataDir, 'files')
  return {
    async put(key, bytes) {
      const path = join(root, key)
      await mkdir(dirname(path), { recursive: true })
      const temporary = `${path}.${newId()}`
      await writeFile(temporary, bytes)
      await rename(temporary, path)
    },
    get: (key) =>
      readFile(join(root, key)).catch((error: unknown) => {
        if (missing(error)) return null
        throw error
      }),
    delete: (key) => rm(join(root, key), { force: true }),
  }
}
