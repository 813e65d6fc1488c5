// npm run generate [-- --check]: writes the files that are made from others, or names those that are not as they would be made.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { root } from '../build/targets'
import { configTable } from './config-table'
import { routesFile } from './routes'

/** Puts text between the marks `<!-- NAME -->` and `<!-- /NAME -->` of a document. */
function between(document: string, name: string, words: string): string {
  const parts = new RegExp(`(<!-- ${name} -->)[\\s\\S]*?(<!-- /${name} -->)`)
  if (!parts.test(document)) throw new Error(`no marks for ${name}`)
  return document.replace(parts, (_, open: string, close: string) => `${open}\n\n${words}\n\n${close}`)
}

const made: readonly [file: string, make: (present: string) => string][] = [
  ['miniprogram/src/platform/api/routes.gen.ts', () => routesFile()],
  ['docs/operations.md', (present) => between(present, 'settings', configTable())],
]

const check = process.argv.includes('--check')
for (const [name, make] of made) {
  const file = path.join(root, name)
  const present = readFileSync(file, 'utf8')
  const wanted = make(present)
  if (present === wanted) continue
  if (check) {
    console.error(`${name} is not up to date: npm run generate`)
    process.exitCode = 1
  } else {
    writeFileSync(file, wanted)
    console.log(`${name}: written`)
  }
}
