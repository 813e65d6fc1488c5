import { createHash } from 'node:crypto'

/** JSON with sorted members: equal values give equal text, whatever order they were built or stored in. */
export function canonicalJson(value: unknown): string {
  if (value instanceof Date) return JSON.stringify(value.toISOString())
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
    return `{${members.join(',')}}`
  }
  return JSON.stringify(value ?? null)
}

/** The link of one event: SHA-256 over the link before it and the event's own facts. */
export function chainHash(prevHash: string, facts: unknown): string {
  return createHash('sha256').update(prevHash).update('\n').update(canonicalJson(facts)).digest('hex')
}
