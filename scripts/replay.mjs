// npm run replay -- FILE: real requests come in again. Plain Node until the packages are there.
import { ensureInstalled } from './setup/install.mjs'
import { inPlainWords } from './setup/plain-error.cjs'

// Whatever was started ends with this process; what was replayed so far stays, and the next run goes on from there.
process.on('SIGINT', () => process.exit(130))
process.on('SIGTERM', () => process.exit(143))

try {
  await ensureInstalled()
  // Both: the tools are modules, the server is not.
  for (const kind of ['esm', 'cjs']) (await import(`tsx/${kind}/api`)).register()
  const { main } = await import('./replay/main.ts')
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(inPlainWords(error))
  process.exitCode = 1
}
