// Looks whether Node finds every package and file of a package that the built server imports or resolves. Tests run as CommonJS, which finds what an ES module doesn't:
// a file of a package named without its ending.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { fileURLToPath } from 'node:url'

const built = readFileSync(new URL('../server/dist/main.js', import.meta.url), 'utf8')
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

const files = /\.resolve\(\s*["']([^"']+\/[^"']+)["']\s*,?\s*\)/g
const resolved = [...built.matchAll(files)].map(([, name = '']) => name)
const require = createRequire(new URL('../server/dist/main.js', import.meta.url))

/** @param {string} name */
const isThere = (name) => {
  try {
    return existsSync(require.resolve(name))
  } catch {
    return false
  }
}

const missing = [...names].filter((name) => !name.startsWith('.') && !isFound(name))
missing.push(...resolved.filter((name) => !isThere(name)))
for (const name of missing) console.error(`server/dist/main.js imports ${name}, which Node does not find.`)
if (names.size === 0) console.error('server/dist/main.js imports nothing: is it built?')
process.exitCode = missing.length > 0 || names.size === 0 ? 1 : 0
