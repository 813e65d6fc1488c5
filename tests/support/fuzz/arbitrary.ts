import fc, { type Arbitrary } from 'fast-check'

export type Schema = Record<string, unknown> & { type?: string; properties?: Record<string, Schema> }

/** Values that exist in the county under test, by the name of the member that takes them. */
export type Known = Record<string, readonly unknown[]>

/** What no client of ours sends. */
const hostile: readonly unknown[] = [
  null,
  '',
  ' ',
  0,
  -1,
  1.5,
  1e308,
  true,
  [],
  {},
  [[]],
  { $gt: '' },
  { $where: 'sleep(1000)' },
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '\u0000\u202e邻里\ud800',
  '👩‍👩‍👧‍👦'.repeat(50),
  'x'.repeat(10_000),
  'constructor',
  '__proto__',
  '9999999999999999999',
]

function strings(schema: Schema): Arbitrary<unknown> {
  const { minLength = 0, maxLength = 200, pattern, format } = schema as Record<string, never>
  if (format === 'date-time')
    return fc
      .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
      .map((at) => at.toISOString())
  if (format === 'date')
    return fc
      .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
      .map((at) => at.toISOString().slice(0, 10))
  if (pattern !== undefined) {
    try {
      return fc.stringMatching(new RegExp(pattern))
    } catch {
      // A pattern beyond fast-check: plain text will be refused, which is an answer too.
    }
  }
  const top = Math.min(maxLength, 200)
  return fc.string({ unit: 'grapheme', minLength: Math.min(minLength, top), maxLength: top })
}

function numbers(schema: Schema): Arbitrary<unknown> {
  const { minimum, maximum, exclusiveMinimum, type } = schema as Record<string, never>
  const low = minimum ?? (exclusiveMinimum === undefined ? -1000 : exclusiveMinimum + 1)
  const min = Math.max(Number(low), -1e9)
  const max = Math.max(min, Math.min(Number(maximum ?? 1e6), 1e9))
  return type === 'integer'
    ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) })
    : fc.double({ min, max, noNaN: true, noDefaultInfinity: true })
}

function objects(schema: Schema, known: Known): Arbitrary<unknown> {
  const properties = schema.properties ?? {}
  const required = (schema.required ?? []) as string[]
  const members = Object.fromEntries(
    Object.entries(properties).map(([name, member]) => [name, memberValues(name, member, known)]),
  )
  if (Object.keys(members).length > 0) return fc.record(members, { requiredKeys: required })
  const values = typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {}
  return fc.dictionary(fc.string({ maxLength: 20 }), validValues(values as Schema, known), { maxKeys: 3 })
}

/** A member's values: mostly ones that exist, where some are known. */
function memberValues(name: string, schema: Schema, known: Known): Arbitrary<unknown> {
  const made = validValues(schema, known)
  const real = known[name]
  if (!real?.length) return made
  return fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...real) }, { weight: 1, arbitrary: made })
}

/** Values that a JSON schema allows. */
export function validValues(schema: Schema, known: Known): Arbitrary<unknown> {
  const { const: only, enum: choices, anyOf, oneOf, items } = schema as Record<string, never>
  if (only !== undefined) return fc.constant(only)
  if (choices) return fc.constantFrom(...(choices as unknown[]))
  const options = (anyOf ?? oneOf) as Schema[] | undefined
  if (options) return fc.oneof(...options.map((option) => validValues(option, known)))
  switch (schema.type) {
    case 'string':
      return strings(schema)
    case 'number':
    case 'integer':
      return numbers(schema)
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array':
      return fc.array(validValues((items ?? {}) as Schema, known), {
        minLength: Number(schema.minItems ?? 0),
        maxLength: Math.max(Number(schema.minItems ?? 0), 3),
      })
    case 'object':
      return objects(schema, known)
    default:
      return fc.constantFrom(...hostile)
  }
}

/** Objects near the schema with one thing wrong: a hostile value, a member too many, one too few. */
export function brokenValues(schema: Schema, known: Known): Arbitrary<Record<string, unknown>> {
  const names = Object.keys(schema.properties ?? {})
  const whole = validValues({ ...schema, type: 'object' }, known) as Arbitrary<Record<string, unknown>>
  const name = names.length > 0 ? fc.constantFrom(...names) : fc.constant('extra')
  return fc
    .tuple(whole, name, fc.constantFrom(...hostile), fc.constantFrom('replace', 'drop', 'add'))
    .map(([value, member, bad, how]) => {
      if (how === 'drop') {
        const { [member]: _, ...rest } = value
        return rest
      }
      return { ...value, [how === 'add' ? 'unexpected' : member]: bad }
    })
}
