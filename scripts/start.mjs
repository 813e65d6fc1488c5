// npm start: everything up, on a fresh machine too. Plain Node up to the point where the packages are there.
import { ensureInstalled } from './setup/install.mjs'
import { inPlainWords } from './setup/plain-error.cjs'

// Until start.ts has an order to stop things in: leave at once, which ends whatever was started so far.
const leave = () => process.exit(130)
process.on('SIGINT', leave)
process.on('SIGTERM', leave)

try {
  await ensureInstalled()
  const { register } = await import('tsx/esm/api')
  register()
  const { start } = await import('./start/start.ts')
  process.off('SIGINT', leave)
  process.off('SIGTERM', leave)
  process.exitCode = await start()
} catch (error) {
  console.error(inPlainWords(error))
  // At once: a build or the demo county may still be under way beside what failed; their guards end them.
  process.exit(1)
}
