import { contract } from '../../shared/src/contract'

/** What the mini-program needs to know of each endpoint: method, path, and whether it may be called without a session. */
export function routesFile(): string {
  const lines = Object.values(contract).map(({ name, method, path, access }) => {
    const parts = access === 'public' ? [method, path, 'public'] : [method, path]
    return `  '${name}': [${parts.map((part) => `'${part}'`).join(', ')}],`
  })
  return `// Made by npm run generate from shared/src/contract.ts.
import type { Name } from './contract'
import type { Method } from './exchange'

export const routes: Record<Name, [method: Method, path: string, access?: 'public']> = {
${lines.join('\n')}
}
`
}
