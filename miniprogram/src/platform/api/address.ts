/**
 * Splits a flat input into the path of an endpoint and what is left of it.
 * @param template '/cases/:id/dispatch'
 * @returns the path with its parts filled in (percent-encoded), and the other members
 */
export function fillPath(
  template: string,
  input: Record<string, unknown>,
): { path: string; rest: Record<string, unknown> } {
  const rest = { ...input }
  const path = template.replace(/:(\w+)/g, (_, name: string) => {
    const value = rest[name]
    delete rest[name]
    // Without its id the path would be another one, a list's: `-` is nobody's id and not found.
    return encodeURIComponent(String(value)) || '-'
  })
  return { path, rest }
}

/** ?a=1&b=2, without what is undefined or null; '' for nothing. A list repeats its name. */
export function queryString(values: Record<string, unknown>): string {
  const pairs = Object.entries(values)
    .flatMap(([name, value]) => (Array.isArray(value) ? value.map((one) => [name, one]) : [[name, value]]))
    .filter(([, value]) => value !== undefined && value !== null)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`)
  return pairs.length ? `?${pairs.join('&')}` : ''
}
