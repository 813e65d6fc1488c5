import { existsSync, mkdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { run } from '../processes/run'
import { swapIn } from '../processes/swap'
import { PlainError } from '../setup/plain-error.cjs'
import { step } from '../setup/progress.cjs'

const program = fileURLToPath(new URL('secantusd.py', import.meta.url))
const release = '0.7.0b3'
const pythons = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python']

const threeWays = [
  'Linli needs a database and found none. Any one of these is enough:',
  '  - install MongoDB 7 or 8, so that `mongod` is on the PATH;',
  '  - set MONGODB_URI to a running MongoDB replica set;',
  '  - install Python 3.10 to 3.13 with its venv module (Debian: apt install python3-venv).',
].join('\n')

const venvPython = (folder: string) =>
  process.platform === 'win32'
    ? path.join(folder, 'Scripts', 'python.exe')
    : path.join(folder, 'bin', 'python')

const findPython = async (env: NodeJS.ProcessEnv) => {
  const check = 'import sys; sys.exit(0 if (3, 10) <= sys.version_info[:2] <= (3, 13) else 9)'
  for (const python of pythons) {
    if ((await run(python, ['-I', '-c', check], { env })).code === 0) return python
  }
  return undefined
}

const explain = (output: string) => {
  if (/No space left|ENOSPC/i.test(output)) {
    return new PlainError('Installing the database stopped because the disk is full: it needs 200 MB.')
  }
  if (
    /NewConnectionError|Could not find a version|ConnectTimeout|getaddrinfo|ProxyError|Network is unreachable/i.test(
      output,
    )
  ) {
    return new PlainError(
      `The database (SecantusDB ${release}) could not be fetched: the Python package index is out of reach.\n${threeWays}`,
    )
  }
  return new PlainError(
    `Installing the database (SecantusDB ${release}) failed:\n${output.trim().slice(-2000)}`,
  )
}

/** A venv, also where Debian split ensurepip off: then the system's own pip fills it. */
const makeVenv = async (python: string, folder: string, env: NodeJS.ProcessEnv) => {
  const whole = await run(python, ['-m', 'venv', folder], { env })
  if (whole.code === 0) return [venvPython(folder), '-m', 'pip']
  if (/No space left/i.test(whole.output)) throw explain(whole.output)
  rmSync(folder, { recursive: true, force: true })
  const bare = await run(python, ['-m', 'venv', '--without-pip', folder], { env })
  const pip = await run(python, ['-m', 'pip', '--version'], { env })
  if (bare.code !== 0 || pip.code !== 0) throw new PlainError(threeWays)
  return [python, '-m', 'pip', '--python', venvPython(folder)]
}

/** Where SecantusDB of this release is (or will be) installed below `home`. */
export const secantusFolder = (home: string) => path.join(home, `secantus-${release}`)

/** Whether it is installed whole: swapIn gives the folder its name only then. */
export const hasSecantus = (home: string) => existsSync(venvPython(secantusFolder(home)))

/**
 * Installs SecantusDB from PyPI into `home` unless it is there (12 s, 145 MB; ENGINE step 4).
 * @throws PlainError without a fitting Python, network or disk space
 */
export const ensureSecantus = async (home: string, env: NodeJS.ProcessEnv) => {
  if (hasSecantus(home)) return
  const python = await findPython(env)
  if (!python) throw new PlainError(threeWays)
  mkdirSync(home, { recursive: true })
  await step(`installing the database engine SecantusDB ${release}`, () =>
    swapIn(secantusFolder(home), async (temporary) => {
      const [pip = python, ...args] = await makeVenv(python, temporary, env)
      const options = [
        'install',
        '--disable-pip-version-check',
        '--no-input',
        '--retries',
        '1',
        '--timeout',
        '15',
      ]
      const installed = await run(pip, [...args, ...options, `SecantusDB==${release}`], { env })
      if (installed.code !== 0) throw explain(installed.output)
    }),
  )
}

/**
 * How to run it on `port` with its files in `folder`. Started by a program of ours, because the launcher script pip
 * writes still names the folder the venv was built in.
 * @param fsync whether each commit reaches the disk before it is acknowledged; without it `kill -9` loses
 *   the last commits (ENGINE), so only tests that kill nothing go without
 */
export const secantusCommand = (home: string, folder: string, port: number, fsync: boolean) => ({
  command: venvPython(secantusFolder(home)),
  args: [
    ...['-I', program],
    ...['--host', '127.0.0.1', '--port', String(port), '--storage-path', folder, '--log-level', 'WARNING'],
    ...(fsync ? ['--sync-on-commit'] : []),
  ],
})
