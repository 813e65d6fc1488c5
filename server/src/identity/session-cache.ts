import type { Connection } from 'mongoose'
import type { Grant } from './model'

/** What every request needs to know of a session, and nothing that names a person. */
export interface LiveSession {
  accountId: string
  endsAt: number
  grants: readonly Grant[]
}

/** How long another process may go on with what it read (ms of the machine). This process forgets at once. */
const KEEP_MS = 2_000
const MAX_ENTRIES = 10_000

interface Cache {
  entries: Map<string, { readAt: number; session: LiveSession | null }>
  /** Counts the times something was forgotten: what was read before that may be old and is not kept. */
  forgotten: number
}
const caches = new WeakMap<Connection, Cache>()

function cacheOf(connection: Connection): Cache {
  const cache = caches.get(connection) ?? { entries: new Map(), forgotten: 0 }
  caches.set(connection, cache)
  return cache
}

/**
 * Answers from memory for at most two seconds, else reads. It saves the two reads that would precede every request; what it
 * costs is that a role taken away in another process works there for up to two seconds more.
 */
export async function liveSession(
  connection: Connection,
  sessionId: string,
  read: () => Promise<LiveSession | null>,
): Promise<LiveSession | null> {
  const cache = cacheOf(connection)
  const { entries, forgotten } = cache
  const known = entries.get(sessionId)
  const readAt = performance.now()
  if (known && readAt - known.readAt < KEEP_MS) return known.session
  const session = await read()
  if (cache.forgotten !== forgotten) return session
  entries.delete(sessionId)
  if (entries.size >= MAX_ENTRIES) entries.delete(entries.keys().next().value as string)
  entries.set(sessionId, { readAt, session })
  return session
}

/** To be called after a commit that ended sessions or changed roles of this account. */
export function forgetSessions(connection: Connection, accountId: string): void {
  const cache = cacheOf(connection)
  cache.forgotten++
  for (const [id, { session }] of cache.entries)
    if (session === null || session.accountId === accountId) cache.entries.delete(id)
}
