// npm test [-- PART…]: sets up what it needs, then checks everything. Plain Node until the packages are there.
import { ensureInstalled } from './setup/install.mjs'
import { inPlainWords } from './setup/plain-error.cjs'

process.on('SIGINT', () => process.exit(130))
process.on('SIGTERM', () => process.exit(143))

try {
  await ensureInstalled()
  const { register } = await import('tsx/esm/api')
  register()
  const { test } = await import('./test/test.ts')
  process.exitCode = await test(process.argv.slice(2))
} catch (error) {
  console.error(inPlainWords(error))
  process.exitCode = 1
}
