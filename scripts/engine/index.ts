import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { MongoClient } from 'mongodb'
import { type Guarded, startGuarded } from '../processes/guarded'
import { freePort, portIsFree } from '../processes/ports'
import { PlainError } from '../setup/plain-error.cjs'
import { becomePrimary, mongodCommand } from './mongod'
import { type Choice, resolveEngine } from './resolve'
import { secantusCommand } from './secantus'

const project = fileURLToPath(new URL('../..', import.meta.url))
const readyWithinMs = 180_000
const needsBytes = 200 * 1024 * 1024

export type EngineOptions = {
  /** Where the data lies; logs go beside it. Made when missing. */
  readonly dataDir: string
  /** A free one is taken when not given. */
  readonly port?: number
  /** Start with an empty database, whatever the folder holds. */
  readonly fresh?: boolean
  /**
   * Every commit reaches the disk before it is acknowledged (default). Tests that kill nothing may do without.
   */
  readonly durable?: boolean
  /** Where to look for MONGODB_URI, PATH and so on; process.env by default. */
  readonly env?: NodeJS.ProcessEnv
  /** Where fetched engines are kept; `.data/engine` of the project by default. */
  readonly home?: string
}

export type Engine = {
  /** With a database name in it; directConnection=true when the engine is ours. */
  readonly uri: string
  readonly kind: Choice['kind']
  /** One sentence: which engine it is and why this one. */
  readonly description: string
  /** The engine's process; undefined when it was given by MONGODB_URI. */
  readonly pid: number | undefined
  /** Resolves when the process has ended, for whatever reason; never for a given one. */
  readonly exited: Promise<unknown>
  /** Ends it in order. Harmless when it has ended already. */
  readonly stop: () => Promise<void>
}

const names = { mongod: 'MongoDB (mongod)', secantus: 'SecantusDB' }

const given = (uri: string): Engine => ({
  uri,
  kind: 'given',
  description: 'database: the one MONGODB_URI names',
  pid: undefined,
  exited: new Promise(() => {}),
  stop: async () => {},
})

const explain = (lastLines: string, folder: string) => {
  if (/No space left|ENOSPC/i.test(lastLines))
    return `The database cannot write to ${folder}: the disk is full.`
  if (/Device or resource busy|already (locked|controlled)|DBPathInUse|\bEBUSY\b/i.test(lastLines)) {
    return `Another program has the database files in ${folder} open: stop it, or set LINLI_DATA to another folder.`
  }
  return `The database ended at once. It said:\n${lastLines || '(nothing)'}`
}

/** Resolves when the engine answers, and rejects with a sentence when it ends before that. */
const untilReady = async (engine: Guarded, uri: string, folder: string) => {
  const client = new MongoClient(uri, {
    serverSelectionTimeoutMS: readyWithinMs,
    minHeartbeatFrequencyMS: 50,
  })
  const ended = engine.exited.then(() => {
    throw new PlainError(explain(engine.lastLines(), folder))
  })
  try {
    await Promise.race([client.connect().then(() => client.db('admin').command({ ping: 1 })), ended])
  } finally {
    ended.catch(() => {})
    await client.close()
  }
}

const requireSpace = async (folder: string) => {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize >= needsBytes) return
  const left = Math.floor((bavail * bsize) / 1024 / 1024)
  throw new PlainError(
    `The disk that holds ${folder} is full: ${left} MB are left, the database needs 200 MB.`,
  )
}

/**
 * Brings up the database that ENGINE's four steps lead to and waits until it answers. The engine ends with
 * this process, however this process ends.
 * @throws PlainError naming what is missing: no engine to be had, port taken, files in use, disk full
 */
export const startEngine = async (options: EngineOptions): Promise<Engine> => {
  const env = options.env ?? process.env
  const home = options.home ?? path.join(project, '.data', 'engine')
  const choice = await resolveEngine(env, home, options.dataDir)
  if (choice.kind === 'given') return given(choice.uri)

  const folder = path.join(options.dataDir, 'db', choice.kind)
  if (options.fresh) rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await requireSpace(folder)
  writeFileSync(path.join(options.dataDir, 'db', 'kind'), choice.kind)

  const port = options.port ?? (await freePort())
  if (!(await portIsFree(port, '127.0.0.1'))) {
    throw new PlainError(`Port ${port}, wanted for the database, is taken by another program.`)
  }
  const program =
    choice.kind === 'mongod'
      ? mongodCommand(choice.binary, folder, port)
      : secantusCommand(home, folder, port, options.durable ?? true)
  const engine = await startGuarded({
    ...program,
    cwd: folder,
    env,
    logFile: path.join(options.dataDir, 'logs', 'database.log'),
    graceMs: 20_000,
  })
  const uri = `mongodb://127.0.0.1:${port}/linli?directConnection=true`
  try {
    await untilReady(engine, uri, folder)
    if (choice.kind === 'mongod') await becomePrimary(uri, port)
  } catch (error) {
    await engine.stop()
    throw error
  }
  return {
    uri,
    kind: choice.kind,
    description: `database: ${names[choice.kind]} on port ${port} (${choice.why})`,
    pid: engine.pid,
    exited: engine.exited,
    stop: async () => {
      await engine.stop()
    },
  }
}
