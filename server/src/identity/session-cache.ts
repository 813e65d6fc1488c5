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

type Entry = { readAt: number; session: LiveSession | null }
const caches = new WeakMap<Connection, Map<string, Entry>>()

function cacheOf(connection: Connection): Map<string, Entry> {
  const cache = caches.get(connection) ?? new Map<string, Entry>()
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
  const known = cache.get(sessionId)
  const started = performance.now()
  if (known && started - known.readAt < KEEP_MS) return known.session
  const session = await read()
  cache.delete(sessionId)
  if (cache.size >= MAX_ENTRIES) cache.delete(cache.keys().next().value as string)
  cache.set(sessionId, { readAt: started, session })
  return session
}

/** To be called after a commit that ended sessions or changed roles of this account. */
export function forgetSessions(connection: Connection, accountId: string): void {
  const cache = cacheOf(connection)
  for (const [id, { session }] of cache) if (session?.accountId === accountId) cache.delete(id)
}
