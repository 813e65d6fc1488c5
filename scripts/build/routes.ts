/**
 * Writes what the mini-program needs to know of each endpoint: method, path, and whether it may be called without a session.
 * Run after a change of the contract: `npx tsx scripts/build/routes.ts`. A test compares the file with the contract.
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { contract } from '../../shared/src/contract'

const file = resolve(import.meta.dirname, '../../miniprogram/src/platform/api/routes.gen.ts')

const lines = Object.values(contract).map(({ name, method, path, access }) => {
  const parts = access === 'public' ? [method, path, 'public'] : [method, path]
  return `  '${name}': [${parts.map((part) => `'${part}'`).join(', ')}],`
})

writeFileSync(
  file,
  `// Made by scripts/build/routes.ts from shared/src/contract.ts.
import type { Name } from './contract'
import type { Method } from './exchange'

export const routes: Record<Name, [method: Method, path: string, access?: 'public']> = {
${lines.join('\n')}
}
`,
)
