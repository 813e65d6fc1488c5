const { isModule } = require('./is-module.cjs')

/**
 * jest asks for the CommonJS side of a package. Where there is none, or what it gets is an ES module after
 * all, the ES module side is asked for, which scripts/jest/transform.cjs then turns into CommonJS.
 * @type {import('jest-resolve').SyncResolver}
 */
module.exports = (request, options) => {
  const asModule = () => {
    const conditions = [...(options.conditions ?? []).filter((name) => name !== 'require'), 'import']
    return options.defaultResolver(request, { ...options, conditions })
  }
  let file
  try {
    file = options.defaultResolver(request, options)
  } catch (error) {
    try {
      return asModule()
    } catch {
      throw error
    }
  }
  return file.includes('node_modules') && isModule(file) ? asModule() : file
}
