import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bundleServer } from '../../scripts/build/server'
import { root } from '../../scripts/build/targets'
import { type Engine, startEngine } from '../../scripts/engine'
import { type Guarded, startGuarded } from '../../scripts/processes/guarded'
import { freePort } from '../../scripts/processes/ports'
import { untilAnswers } from '../../scripts/start/ready'
import { newId } from '../../server/src/platform/store/id'
import { type County, freshCounty } from '../support/county'

/** A server in a process of its own, which can be killed. */
export interface ChildServer {
  url: string
  /** `kill -9`. */
  kill(): Promise<void>
  /** SIGTERM, and waits for the end. */
  stop(): Promise<void>
}

/**
 * An engine that syncs every commit, a county in its database, and as many server processes as a test starts. The county's own
 * server, in this process, runs no jobs and no reactions: it builds people and looks at the outcome.
 */
export interface World {
  county: County
  /** The engine, and where it lies, to kill it and bring it back. */
  engine: Engine
  restartEngine(): Promise<void>
  startServer(): Promise<ChildServer>
  end(): Promise<void>
}

export async function startWorld(at: string = new Date().toISOString()): Promise<World> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-fault-'))
  // Below server/, where packages of the server are found first.
  const bundle = path.join(root, 'server', 'dist', 'faults', newId())
  mkdirSync(bundle, { recursive: true })
  const port = await freePort()
  const env = { ...process.env, MONGODB_URI: undefined }
  let engine = await startEngine({ dataDir, port, durable: true, env })
  const shared = process.env.LINLI_TEST_MONGO_URI
  process.env.LINLI_TEST_MONGO_URI = engine.uri
  const [county] = await Promise.all([freshCounty({ at }), bundleServer(bundle)])
  if (shared === undefined) delete process.env.LINLI_TEST_MONGO_URI
  else process.env.LINLI_TEST_MONGO_URI = shared
  const servers: Guarded[] = []
  const { config } = county.server.process.services

  return {
    county,
    get engine() {
      return engine
    },
    async restartEngine() {
      engine = await startEngine({ dataDir, port, durable: true, env })
    },
    async startServer() {
      const serverPort = await freePort()
      const url = `http://127.0.0.1:${serverPort}`
      const program = await startGuarded({
        command: process.execPath,
        args: ['--enable-source-maps', path.join(bundle, 'main.js')],
        cwd: root,
        env: {
          ...process.env,
          ...Object.fromEntries(
            (['MONGODB_URI', 'LINLI_DATA', 'WECHAT_API', 'WECHAT_APPID', 'WECHAT_SECRET'] as const).map(
              (key) => [key, config[key]],
            ),
          ),
          PORT: String(serverPort),
          HOST: '127.0.0.1',
          RATE_LIMIT: '0',
          LOG_LEVEL: 'error',
        },
        logFile: path.join(dataDir, 'logs', 'server.log'),
        graceMs: 25_000,
      })
      servers.push(program)
      await untilAnswers(`${url}/readyz`, program, 'The server')
      return {
        url,
        async kill() {
          process.kill(program.pid, 'SIGKILL')
          await program.exited
        },
        stop: async () => void (await program.stop()),
      }
    },
    async end() {
      await Promise.all(servers.map((one) => one.stop()))
      await county.stop().finally(() => engine.stop())
      rmSync(bundle, { recursive: true, force: true })
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
