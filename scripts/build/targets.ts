import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from '../processes/run'
import { failed } from './failed'
import { bundleServer } from './server'

/** The project's root folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** Something that is built from sources into a folder. */
export type Target = {
  readonly name: string
  readonly title: string
  /** Files and folders below the root that decide the result. */
  readonly inputs: readonly string[]
  /** Environment variables that decide it too. */
  readonly settings: readonly string[]
  readonly output: string
  /** Builds into the folder it is given. */
  readonly build: (folder: string) => Promise<void>
}

const taro = (type: 'weapp' | 'h5') => async (folder: string) => {
  const miniprogram = path.join(root, 'miniprogram')
  const cli = path.join(root, 'node_modules', '@tarojs', 'cli', 'bin', 'taro')
  const built = await run(process.execPath, [cli, 'build', '--type', type, '--no-check'], {
    cwd: miniprogram,
    env: { ...process.env, NODE_ENV: 'production', LINLI_OUTPUT: path.relative(miniprogram, folder) },
  })
  if (built.code !== 0) throw failed(`Building the mini-program (${type})`, built.output)
}

const lock = 'package-lock.json'
const phone = [
  'miniprogram/src',
  'miniprogram/config',
  'miniprogram/types',
  'miniprogram/babel.config.js',
  'shared/src',
]

/** Everything `npm run build` makes. */
export const targets: readonly Target[] = [
  {
    name: 'server',
    title: 'the server',
    inputs: ['server/src', 'shared/src', 'scripts/build', lock],
    settings: [],
    output: path.join(root, 'server', 'dist'),
    build: bundleServer,
  },
  {
    name: 'h5',
    title: 'the mini-program as a web page',
    inputs: [...phone, lock],
    settings: [],
    output: path.join(root, 'miniprogram', 'dist', 'h5'),
    build: taro('h5'),
  },
  {
    name: 'weapp',
    title: 'the mini-program for WeChat',
    inputs: [...phone, lock, 'project.config.json'],
    settings: ['API_BASE'],
    output: path.join(root, 'miniprogram', 'dist', 'weapp'),
    build: taro('weapp'),
  },
]
