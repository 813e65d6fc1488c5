import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { failed } from './failed'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Programs of the server's threads, below server/src. */
const threads = ['ballots/budget/spend-thread.ts']

/**
 * Bundles server/src/main.ts and what it takes from @linli/shared into one ES module, `main.js`, and each thread into another
 * beside it; packages stay outside and are found in node_modules.
 * @param folder where to write
 * @throws PlainError with the compiler's messages
 */
export const bundleServer = async (folder: string) => {
  try {
    await build({
      entryPoints: ['main.ts', ...threads].map((file) => path.join(root, 'server', 'src', file)),
      entryNames: '[name]',
      outdir: folder,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      alias: { '@linli/shared': path.join(root, 'shared', 'src') },
      sourcemap: true,
      logLevel: 'silent',
    })
  } catch (error) {
    throw failed('Building the server', (error as Error).message)
  }
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }\n')
}
