const path = require('node:path')
const swcJest = require('@swc/jest')
const { isModule } = require('./is-module.cjs')

/** @type {any} swc's own type leaves open which kind of transformer it is */
const swc = swcJest.createTransformer({
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    transform: { react: { runtime: 'automatic' } },
    target: 'es2022',
  },
  module: { type: 'commonjs' },
  sourceMaps: 'inline',
})

/** @param {string} file */
const isForeign = (file) => file.includes(`${path.sep}node_modules${path.sep}`)

/**
 * Turns our TypeScript, and those packages that are ES modules only, into CommonJS, which is what jest runs.
 * What is CommonJS already passes through untouched: that is most of node_modules.
 * @type {import('@jest/transform').SyncTransformer}
 */
const transformer = {
  ...swc,
  process: (source, file, options) =>
    isForeign(file) && !isModule(file) ? { code: source } : swc.process(source, file, options),
}

module.exports = transformer
