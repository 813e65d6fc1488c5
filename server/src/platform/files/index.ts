import type { Config } from '../config'
import { diskStore } from './disk'
import { signLink, verifyLink } from './links'
import { s3Store } from './s3'

/** Where bytes are kept: a folder or an S3-compatible bucket. Keys start with the tenant. */
export interface FileStore {
  put(key: string, bytes: Buffer, contentType: string): Promise<void>
  get(key: string): Promise<Buffer | null>
  delete(key: string): Promise<void>
}

export interface Files extends FileStore {
  /** Address of a file for whoever holds it, until about `hours` from now. Stable within the hour, so that phones can cache. */
  link(id: string, size: 'full' | 'thumb', now: number, hours?: number): string
  /** True when the signature belongs to id, size and end, and the end is not past. */
  verify(link: { id: string; size: string; until: string; signature: string }, now: number): boolean
}

export function createFiles(config: Config): Files {
  const store = config.FILE_STORE === 's3' ? s3Store(config) : diskStore(config.LINLI_DATA)
  return {
    ...store,
    link: (id, size, now, hours = 6) => signLink(config.LINK_SECRET, id, size, now, hours),
    verify: (link, now) => verifyLink(config.LINK_SECRET, link, now),
  }
}
