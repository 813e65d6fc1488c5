import { configSchema } from '../../server/src/platform/config'

/** A table's cell: no bar may end it early. */
const cell = (words: string) => words.replaceAll('|', '\\|')

const shown = (value: unknown) => {
  if (value === undefined) return ''
  if (value === '') return '(empty)'
  return `\`${String(value)}\``
}

/** The settings of the server as a Markdown table, from the schema that reads them. */
export function configTable(): string {
  const rows = Object.entries(configSchema.shape).map(([name, schema]) => {
    const { description = '' } = schema
    const byDefault = schema.safeParse(undefined)
    const secret = description.startsWith('Secret: ')
    const value = byDefault.success ? shown(byDefault.data) : ''
    return `| \`${name}\` | ${secret && value !== '(empty)' ? '(demo only)' : cell(value)} | ${cell(description)} |`
  })
  return ['| Variable | Default | What it is for |', '| --- | --- | --- |', ...rows].join('\n')
}
