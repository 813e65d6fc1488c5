import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import mongoose from 'mongoose'
import { type Call, caller } from '../../scripts/api/caller'
import { type Simulator, startSimulator } from '../../scripts/wechat-simulator'
import { features } from '../../server/src/app'
import { createAuthenticator } from '../../server/src/identity'
import { type ManualClock, manualClock } from '../../server/src/platform/clock'
import { readConfig } from '../../server/src/platform/config'
import { createLog } from '../../server/src/platform/log'
import { type ServerProcess, startProcess } from '../../server/src/platform/process'
import { newId } from '../../server/src/platform/store/id'
import { testMerchant } from './pay'

export { type Answer, answerOf, type Call, type CallOptions, caller } from '../../scripts/api/caller'

/** Tuesday 09:00 in China, an ordinary working day. */
export const TUESDAY = '2026-05-12T09:00:00+08:00'

const APPID = 'wx0000000000000000'
const PUSH_TOKEN = 'test-push-token'
const AES_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'

export interface TestServer {
  url: string
  clock: ManualClock
  simulator: Simulator
  process: ServerProcess
  call: Call
  /** Waits until every reaction to everything that happened has run. */
  settle(): Promise<void>
  /** Runs one job now. */
  runJob(name: string): Promise<void>
  stop(): Promise<void>
}

export interface TestServerOptions {
  at?: string
  /** With a merchant account of WeChat Pay, on the simulator. */
  pay?: boolean
  /** Takes every line of the server's log, down to what only a developer wants to know. */
  log?: string[]
}

/**
 * A whole server in this process on a database of its own, with a WeChat simulator and a clock that stands still.
 * Jobs run when {@link TestServer.runJob} says so, reactions when {@link TestServer.settle} does.
 */
export async function startTestServer({
  at = TUESDAY,
  pay = false,
  log,
}: TestServerOptions = {}): Promise<TestServer> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-api-'))
  const uri = new URL(process.env.LINLI_TEST_MONGO_URI ?? '')
  uri.pathname = `/t_${newId()}`
  const clock = manualClock(at)
  const merchant = pay ? testMerchant() : undefined
  const simulator = await startSimulator({
    appid: APPID,
    secret: 'simulator-secret',
    clock: clock.now(),
    seed: 'test',
    pushToken: PUSH_TOKEN,
    encodingAesKey: AES_KEY,
    ...(merchant && { pay: merchant.account }),
  })
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    MONGODB_URI: uri.href,
    LINLI_DATA: dataDir,
    WECHAT_API: simulator.url,
    WECHAT_APPID: APPID,
    WECHAT_SECRET: 'simulator-secret',
    WECHAT_PUSH_TOKEN: PUSH_TOKEN,
    WECHAT_PUSH_AES_KEY: AES_KEY,
    ...(merchant && { ...merchant.settings, WECHAT_PAY_API: simulator.url }),
    LOG_LEVEL: process.env.LINLI_TEST_LOG ?? 'error',
    RUN_JOBS: 'false',
    RATE_LIMIT: '0',
  })
  const server = await startProcess({
    ...{ config, features, authenticator: createAuthenticator, clock },
    ...(log && { log: createLog('trace', { write: (line) => log.push(line) }) }),
  })
  const url = `http://127.0.0.1:${server.port}`
  server.services.config.PUBLIC_URL = url
  await simulator.control.setPush({
    url: `${url}/api/v1/wechat/push`,
    token: PUSH_TOKEN,
    encodingAesKey: AES_KEY,
  })
  return {
    url,
    clock,
    simulator,
    process: server,
    call: caller(url),
    settle: () => server.outbox.drain(),
    runJob: (name) => server.jobs.run(name),
    stop: async () => {
      await server.stop()
      await simulator.close()
      const connection = await mongoose.createConnection(uri.href).asPromise()
      await connection.dropDatabase()
      await connection.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}
