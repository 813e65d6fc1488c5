/**
 * JSON with one spelling for one value (RFC 8785 for what the ballots hold: strings, safe integers, booleans, null, arrays and
 * plain objects): members sorted by UTF-16 code units, no blanks. It is what is hashed, so that anyone gets the same hash.
 * @throws TypeError for what has no such form: fractions, undefined, functions
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return JSON.stringify(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`no canonical form for ${value}: integers only`)
    return Object.is(value, -0) ? '0' : String(value)
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`)
    return `{${members.join(',')}}`
  }
  throw new TypeError(`no canonical form for a ${typeof value}`)
}
