import { createHash } from 'node:crypto'
import { type Dirent, existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const isTest = (name: string) => /\.test\.tsx?$/.test(name)
const byName = (a: Dirent, b: Dirent) => (a.name < b.name ? -1 : 1)

const filesBelow = (at: string): string[] => {
  if (!existsSync(at)) return []
  if (statSync(at).isFile()) return [at]
  return readdirSync(at, { withFileTypes: true })
    .sort(byName)
    .flatMap((entry) => {
      const below = path.join(at, entry.name)
      if (entry.isDirectory()) return filesBelow(below)
      return isTest(entry.name) ? [] : [below]
    })
}

/**
 * One hash over names and contents of all files in `inputs` (tests left out), and over `settings`. Contents,
 * not times: a checkout or a touch builds nothing.
 * @param root what the names are relative to
 */
export const contentHash = (root: string, inputs: readonly string[], settings: readonly string[] = []) => {
  const hash = createHash('sha256').update(JSON.stringify(settings))
  for (const file of inputs.flatMap((input) => filesBelow(path.join(root, input)))) {
    const content = readFileSync(file)
    hash.update(`${path.relative(root, file)}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}
