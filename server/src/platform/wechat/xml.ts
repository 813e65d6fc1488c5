/** An element: its words, or its members; one that comes several times is a list. */
export type XmlValue = string | { [name: string]: XmlValue } | XmlValue[]

/** WeChat nests two deep. */
const DEEPEST = 4
const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' }
const OPEN = /<([A-Za-z_][\w.-]*)>/y
const CLOSE = /<\/([A-Za-z_][\w.-]*)>/y
const CDATA = /<!\[CDATA\[([\s\S]*?)\]\]>/y
const WORDS = /[^<]+/y

/**
 * Reads the XML of a push, and no other: one root, elements without attributes, words, CDATA, the five entities every XML has.
 * Document types, and with them entities of their own, processing instructions, comments and attributes are not XML here, so there is
 * nothing that could be expanded or fetched.
 * @returns the members of the root; null for anything else
 */
export function readXml(text: string): { [name: string]: XmlValue } | null {
  let at = 0
  const take = (pattern: RegExp): string | undefined => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found) return undefined
    at = pattern.lastIndex
    return found[1] ?? found[0]
  }

  function element(depth: number): [name: string, value: XmlValue] {
    const name = take(OPEN)
    if (name === undefined || depth > DEEPEST) throw new SyntaxError('no element')
    let words = ''
    const members: [string, XmlValue][] = []
    for (;;) {
      const closing = take(CLOSE)
      if (closing === name) break
      if (closing !== undefined) throw new SyntaxError('closed by another name')
      const data = take(CDATA)
      const plain = data === undefined ? take(WORDS) : undefined
      if (data !== undefined) words += data
      else if (plain !== undefined) words += unescaped(plain)
      else members.push(element(depth + 1))
    }
    if (members.length === 0) return [name, words]
    if (words.trim() !== '') throw new SyntaxError('words among elements')
    return [name, gathered(members)]
  }

  try {
    take(/\s+/y)
    const [, root] = element(0)
    take(/\s+/y)
    return at === text.length && typeof root === 'object' && !Array.isArray(root) ? root : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function gathered(members: readonly [string, XmlValue][]): { [name: string]: XmlValue } {
  const names = [...new Set(members.map(([name]) => name))]
  return Object.fromEntries(
    names.map((name) => {
      const values = members.filter((member) => member[0] === name).map(([, value]) => value)
      return [name, values.length === 1 ? (values[0] as XmlValue) : values]
    }),
  )
}

function unescaped(words: string): string {
  return words.replace(/&([^;&\s]*;?)/g, (_, entity: string) => {
    const known = entity.endsWith(';') ? NAMED[entity.slice(0, -1)] : undefined
    if (known === undefined) throw new SyntaxError('an entity of its own')
    return known
  })
}
