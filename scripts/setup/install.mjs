import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { PlainError } from './plain-error.cjs'
import { step } from './progress.cjs'

/** The project's root folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

const oldestNode = [20, 19]

const requireNode = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const [wantedMajor = 0, wantedMinor = 0] = oldestNode
  if (major > wantedMajor || (major === wantedMajor && minor >= wantedMinor)) return
  throw new PlainError(
    `Linli needs Node.js ${oldestNode.join('.')} or newer; this is ${process.versions.node}.`,
  )
}

/** @param {string} folder */
const lockHash = (folder) => {
  const hash = createHash('sha256')
  for (const file of ['package-lock.json', '.npmrc']) {
    const at = path.join(folder, file)
    if (existsSync(at)) hash.update(readFileSync(at))
  }
  return hash.digest('hex')
}

/**
 * Whether npm's own record of what it put into node_modules (written last, gone while it works) agrees with
 * the lock file: so that an installation made by hand is not made twice.
 * @param {string} folder
 */
const agreesWithLock = (folder) => {
  const record = path.join(folder, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8')).packages
  const there = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(wanted).every(
    ([at, it]) =>
      !at.includes('node_modules/') ||
      it.optional ||
      it.link ||
      (there[at]?.version === it.version && existsSync(path.join(folder, at))),
  )
}

/** @param {string} folder */
const npmCi = (folder) =>
  new Promise((resolve, reject) => {
    // npm's own pauses make a missing network last minutes before it is told.
    const retries = ['--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=10000']
    const npm = spawn('npm', ['ci', '--no-audit', '--no-fund', ...retries], {
      cwd: folder,
      shell: process.platform === 'win32',
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    // However this process leaves, npm does not stay behind and go on.
    const end = () => npm.kill('SIGKILL')
    process.once('exit', end)
    let said = ''
    npm.stderr.on('data', (chunk) => {
      said += chunk
    })
    npm.on('error', () => reject(new PlainError('npm was not found: install Node.js together with npm.')))
    npm.on('close', (code) => {
      process.off('exit', end)
      if (code === 0) return resolve(undefined)
      if (/ENOSPC|no space left/i.test(said)) {
        return reject(new PlainError('npm ci stopped because the disk is full: about 1 GB is needed.'))
      }
      if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|network/i.test(said)) {
        return reject(
          new PlainError('npm ci could not reach the package registry: check the network or the proxy.'),
        )
      }
      reject(new PlainError(`npm ci failed:\n${said.trim()}`))
    })
  })

/**
 * Makes node_modules agree with the committed lock file, by `npm ci` where it doesn't. What it installed is
 * recorded inside node_modules and only after success, so a run that was cut off is done again.
 * @param {string} [folder] the project's root
 * @returns {Promise<'present' | 'installed'>}
 * @throws PlainError for an old Node.js, no network, a full disk, or whatever npm says
 */
export const ensureInstalled = async (folder = root) => {
  requireNode()
  const record = path.join(folder, 'node_modules', '.linli-installed')
  const hash = lockHash(folder)
  if (existsSync(record) && readFileSync(record, 'utf8') === hash) return 'present'
  const present = agreesWithLock(folder)
  if (!present) await step('installing packages (npm ci, about 2 minutes)', () => npmCi(folder))
  writeFileSync(record, hash)
  return present ? 'present' : 'installed'
}
