import { existsSync } from 'node:fs'
import path from 'node:path'
import { buildCached } from '../build/cached'
import { root, targets } from '../build/targets'
import { run } from '../processes/run'
import { inPlainWords } from '../setup/plain-error.cjs'

/** A check that passes or fails as a whole, and counts as one. */
export type Check = {
  readonly name: string
  /** What it has to complain about; undefined when nothing. */
  readonly complaint: () => Promise<string | undefined>
}

/** Colours would only be noise in what is shown of a failure. */
const { FORCE_COLOR: _, ...uncoloured } = process.env
const plain: NodeJS.ProcessEnv = { ...uncoloured, NO_COLOR: '1' }

const command = (name: string, ...lines: readonly (readonly string[])[]): Check => ({
  name,
  complaint: async () => {
    for (const [file = '', ...args] of lines) {
      const done = await run(process.execPath, [path.join(root, file), ...args], { cwd: root, env: plain })
      if (done.code !== 0) return done.output
    }
    return undefined
  },
})

const tsc = 'node_modules/typescript/bin/tsc'
const tsx = 'node_modules/tsx/dist/cli.mjs'

const build: Check = {
  name: 'build',
  complaint: async () => {
    const complaints: string[] = []
    for (const target of targets)
      await buildCached(root, target).catch((error) => complaints.push(inPlainWords(error)))
    return complaints.length > 0 ? complaints.join('\n') : undefined
  },
}

/**
 * All that can be said without running the product, in two rows that go on beside each other: most of these programs use
 * one core.
 */
export const checks: readonly (readonly Check[])[] = [
  [
    build,
    command('server package', ['scripts/check-server.mjs']),
    ...(existsSync(path.join(root, 'scripts/check-weapp.mjs'))
      ? [command('weapp package', ['scripts/check-weapp.mjs'])]
      : []),
  ],
  [
    command('types', [tsc, '-b'], [tsc, '-p', 'miniprogram', '--noEmit']),
    command('format and lint', ['node_modules/@biomejs/biome/bin/biome', 'ci', '.']),
    command('boundaries', [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      ...[
        '--config',
        '.dependency-cruiser.cjs',
        'shared/src',
        'server/src',
        'miniprogram/src',
        'scripts',
        'tests',
      ],
    ]),
    command('dead code', ['node_modules/knip/bin/knip.js', '--no-progress']),
    ...(existsSync(path.join(root, 'scripts/generate/main.ts'))
      ? [command('generated files', [tsx, 'scripts/generate/main.ts', '--check'])]
      : []),
  ],
]
