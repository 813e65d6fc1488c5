/**
 * Checks a weapp build: WeChat's own WXML and WXSS compilers take it, and the main package keeps to its limit.
 * `node scripts/check-weapp.mjs [folder]`; exit 1 with the reason when not.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
// @ts-expect-error the package has no types
import compiler from 'miniprogram-compiler'

/** Bytes: the main package stays below 600 KB. WeChat's own limit is 2 MB per package. */
const mainLimit = 600 * 1024
const packageLimit = 2 * 1024 * 1024

const root = path.resolve(process.argv[2] ?? path.join(import.meta.dirname, '../miniprogram/dist/weapp'))

/** @type {(folder: string, skip?: string[]) => number} */
const bytes = (folder, skip = []) =>
  readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const full = path.join(folder, entry.name)
    if (skip.includes(path.relative(root, full))) return sum
    return sum + (entry.isDirectory() ? bytes(full, skip) : statSync(full).size)
  }, 0)

/** @type {(size: number) => string} */
const kilobytes = (size) => `${(size / 1024).toFixed(1)} KB`

function check() {
  if (!existsSync(path.join(root, 'app.json'))) return [`no weapp build in ${root}`]
  const problems = []
  for (const [what, compile] of Object.entries({ WXML: compiler.wxmlToJs, WXSS: compiler.wxssToJs })) {
    try {
      compile(root)
      console.log(`${what} compiles`)
    } catch (error) {
      problems.push(`${what}: ${/** @type {Error} */ (error).message}`)
    }
  }
  const { subPackages = [], subpackages = subPackages } = JSON.parse(
    readFileSync(path.join(root, 'app.json'), 'utf8'),
  )
  const roots = subpackages.map((/** @type {{ root: string }} */ one) =>
    path.normalize(one.root).replace(/\/$/, ''),
  )
  /** @type {[string, number, number][]} */
  const sizes = [['main package', bytes(root, roots), mainLimit]]
  for (const folder of roots) sizes.push([folder, bytes(path.join(root, folder)), packageLimit])
  for (const [name, size, limit] of sizes) {
    console.log(`${name.padEnd(16)} ${kilobytes(size).padStart(10)} of ${kilobytes(limit)}`)
    if (size > limit) problems.push(`${name} is ${kilobytes(size)}, more than ${kilobytes(limit)}`)
  }
  return problems
}

const problems = check()
for (const problem of problems) console.error(problem)
process.exit(problems.length ? 1 : 0)
