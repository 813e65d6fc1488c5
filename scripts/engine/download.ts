import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { swapIn } from '../processes/swap'
import { step } from '../setup/progress.cjs'

const version = '8.0.12'
const script = fileURLToPath(new URL('./download-mongod.mjs', import.meta.url))
/** How long the host may stay silent, at first and in between: then it counts as out of reach. */
const silenceMs = 8000

const downloadFolder = (home: string) => path.join(home, `mongod-${version}`)

/** The mongod an earlier run fetched into `home`, if there is one. */
export const downloadedMongod = (home: string) =>
  ['mongod', 'mongod.exe'].map((name) => path.join(downloadFolder(home), name)).find(existsSync)

const bytesIn = (folder: string) => {
  if (!existsSync(folder)) return 0
  return readdirSync(folder).reduce((sum, name) => {
    const stat = statSync(path.join(folder, name), { throwIfNoEntry: false })
    return sum + (stat?.size ?? 0)
  }, 0)
}

const fetchInto = (folder: string, env: NodeJS.ProcessEnv) =>
  new Promise<void>((resolve, reject) => {
    mkdirSync(folder)
    const child = spawn(process.execPath, [script, folder, version], {
      stdio: 'ignore',
      // The library checks the host's certificate only when npm says so.
      env: { ...env, npm_config_strict_ssl: 'true', MONGOMS_MAX_RETRIES: '1' },
    })
    let seen = 0
    let since = Date.now()
    const watch = setInterval(() => {
      const now = bytesIn(folder)
      if (now !== seen) {
        seen = now
        since = Date.now()
      } else if (Date.now() - since > silenceMs) {
        child.kill('SIGKILL')
      }
    }, 250)
    const end = () => child.kill('SIGKILL')
    process.once('exit', end)
    child.on('error', reject)
    child.on('close', (code) => {
      clearInterval(watch)
      process.off('exit', end)
      if (code === 0) resolve()
      else reject(new Error('the download host of MongoDB is out of reach'))
    })
  })

/**
 * Fetches mongod with mongodb-memory-server-core (ENGINE step 3, about 100 MB) and keeps it in `home`.
 * @returns the binary, or undefined when the host is out of reach (known after 8 s of silence at the latest)
 *   or has no build for this system
 */
export const downloadMongod = async (home: string, env: NodeJS.ProcessEnv) => {
  mkdirSync(home, { recursive: true })
  try {
    await step(`fetching MongoDB ${version}`, () =>
      swapIn(downloadFolder(home), (folder) => fetchInto(folder, env)),
    )
  } catch {
    return undefined
  }
  return downloadedMongod(home)
}
