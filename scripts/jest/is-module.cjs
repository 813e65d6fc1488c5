const fs = require('node:fs')
const path = require('node:path')

/** @type {Map<string, boolean>} */
const types = new Map()

/**
 * Whether node would load this file as an ES module: by its ending, else by the nearest package.json.
 * @param {string} file
 * @returns {boolean}
 */
const isModule = (file) => {
  if (/\.mjs$/.test(file)) return true
  if (/\.cjs$/.test(file)) return false
  const folder = path.dirname(file)
  if (!types.has(folder)) {
    const manifest = path.join(folder, 'package.json')
    const own = fs.existsSync(manifest) ? JSON.parse(fs.readFileSync(manifest, 'utf8')) : undefined
    const ends = own?.name !== undefined || own?.type !== undefined || folder === path.dirname(folder)
    types.set(folder, ends ? own?.type === 'module' : isModule(path.join(folder, '..', 'x')))
  }
  return types.get(folder) ?? false
}

module.exports = { isModule }
