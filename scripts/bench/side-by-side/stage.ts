import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Db, MongoClient } from 'mongodb'
import { buildCached } from '../../build/cached'
import { root, targets } from '../../build/targets'
import { type Engine, startEngine } from '../../engine'
import { step } from '../../setup/progress.cjs'
import type { Plan } from './rounds'
import { fullPlan, quickPlan } from './section'
import { type Side, startBare, startOurs } from './sides'

export const TOKEN_SECRET = 'bench-secret-bench-secret'

/** A database of its own for a county of a section. */
export interface Place {
  name: string
  /** Settings for the server, the bare program and what fills it. */
  env: Record<string, string>
  db: Db
}

/** What a section has at hand: the engine, and programs that end when the bench does. */
export interface Stage {
  quick: boolean
  plan: Plan
  engine: Pick<Engine, 'kind' | 'description'>
  place(name: string): Promise<Place>
  /** The built server on a place. */
  ours(place: Place): Promise<Side>
  /**
   * The section's bare program (its file calls `serveBare`) on the same place.
   * @param settings BENCH_TENANT, and what else that program wants to know
   */
  bare(
    program: string,
    place: Place,
    settings: { BENCH_TENANT: string } & Record<string, string>,
  ): Promise<Side>
}

/** Builds the server, starts an engine, and hands both to `work`; whatever happens, nothing runs on afterwards. */
export async function onStage<R>(quick: boolean, work: (stage: Stage) => Promise<R>): Promise<R> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-bench-'))
  const toStop: (() => unknown)[] = [() => rmSync(dataDir, { recursive: true, force: true })]
  const stopAll = async () => {
    for (const stop of toStop.splice(0).reverse()) await stop()
  }
  const interrupt = () => void stopAll().then(() => process.exit(130))
  process.once('SIGINT', interrupt)
  process.once('SIGTERM', interrupt)
  const log = (name: string) => path.join(dataDir, 'logs', `${name}.log`)
  try {
    await buildCached(root, targets[0]!)
    const engine = await step('starting the database', () => startEngine({ dataDir }))
    toStop.push(engine.stop)
    const kept = async (side: Promise<Side>) => {
      const { program } = await side
      toStop.push(program.stop)
      return side
    }
    return await work({
      quick,
      plan: quick ? quickPlan : fullPlan,
      engine,
      async place(name) {
        const uri = new URL(engine.uri)
        uri.pathname = `/bench_${name}`
        const client = await new MongoClient(uri.href).connect()
        toStop.push(() => client.close())
        const env = {
          ...{ MONGODB_URI: uri.href, LINLI_DATA: dataDir, TOKEN_SECRET, HOST: '127.0.0.1' },
          ...{ RUN_JOBS: 'false', RATE_LIMIT: '0', LOG_LEVEL: 'error' },
        }
        return { name, env, db: client.db() }
      },
      ours: ({ name, env }) => kept(startOurs(env, log(`server-${name}`))),
      bare: (program, { name, env }, settings) =>
        kept(startBare(program, { ...env, ...settings }, log(`bare-${name}`))),
    })
  } finally {
    process.off('SIGINT', interrupt)
    process.off('SIGTERM', interrupt)
    await stopAll()
  }
}
