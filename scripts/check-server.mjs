// Looks whether Node finds every package and file of a package that the built server and its threads import or resolve. Tests run as CommonJS, which finds what an ES module doesn't:
// a file of a package named without its ending.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { fileURLToPath } from 'node:url'

const dist = new URL('../server/dist/', import.meta.url)
const files = readdirSync(dist).filter((file) => file.endsWith('.js'))
const built = files.map((file) => readFileSync(new URL(file, dist), 'utf8')).join('\n')
const imports = /(?:^(?:import|export)\b[^'"\n]*|\bimport\()\s*["']([^"']+)["']/gm
const names = new Set([...built.matchAll(imports)].map(([, name = '']) => name))

/** @param {string} name */
const isFound = (name) => {
  try {
    return isBuiltin(name) || existsSync(fileURLToPath(import.meta.resolve(name)))
  } catch {
    return false
  }
}

const paths = /\.resolve\(\s*["']([^"']+\/[^"']+)["']\s*,?\s*\)/g
const resolved = [...built.matchAll(paths)].map(([, name = '']) => name)
const require = createRequire(new URL('../server/dist/main.js', import.meta.url))

/** @param {string} name */
const isThere = (name) => {
  try {
    return existsSync(require.resolve(name))
  } catch {
    return false
  }
}

// Threads are started by name: a build that lost one would fail only when a budget is counted.
for (const [, name = ''] of built.matchAll(/["']\.\/([\w-]+-thread\.js)["']/g))
  if (!files.includes(name)) {
    console.error(`server/dist starts ${name}, which is not there.`)
    process.exitCode = 1
  }

const missing = [...names].filter((name) => !name.startsWith('.') && !isFound(name))
missing.push(...resolved.filter((name) => !isThere(name)))
for (const name of missing) console.error(`server/dist imports ${name}, which Node does not find.`)
if (names.size === 0) console.error('server/dist/main.js imports nothing: is it built?')
if (missing.length > 0 || names.size === 0) process.exitCode = 1
