import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { features } from '../../server/src/app'
import { createAuthenticator } from '../../server/src/identity'
import { manualClock } from '../../server/src/platform/clock'
import { readConfig } from '../../server/src/platform/config'
import { startProcess } from '../../server/src/platform/process'
import { merchantOf } from '../start/merchant'
import { startSimulator } from '../wechat-simulator'
import type { Stage } from './seed'

const pushes = { pushToken: 'demo-county', encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' }

/** A server and WeChat's stand-in in this process, on a clock that stands still until it is moved. */
export interface OpenStage extends Stage {
  /** Where the server listens: 127.0.0.1, any free port. */
  url: string
  /** The data folder, made when missing. */
  dataDir: string
  /** Tells every reaction of all that has happened, and delivers WeChat's answers to what was asked. */
  settle(): Promise<void>
  close(): Promise<void>
}

/**
 * Opens the stage on which demo days are lived through: jobs and reactions run when they are told to, at the clock's time.
 * @param env settings of the server, MONGODB_URI and LINLI_DATA among them
 * @param at epoch ms at which the clock stands
 */
export async function openStage(env: NodeJS.ProcessEnv, at: number): Promise<OpenStage> {
  const dataDir = path.resolve(env.LINLI_DATA || '.data')
  mkdirSync(dataDir, { recursive: true })
  const appid = env.WECHAT_APPID || 'wx0000000000000000'
  const clock = manualClock(at)
  const { publicKey, settings: pay } = merchantOf(dataDir)
  const simulator = await startSimulator({
    ...{ appid, secret: 'simulator-secret', clock: clock.now(), seed: 'demo-county', ...pushes },
    dataFile: path.join(dataDir, 'wechat-simulator.json'),
    visitWindowMs: Number.POSITIVE_INFINITY,
    pay: {
      ...{ mchid: pay.WECHAT_PAY_MCHID, serial: pay.WECHAT_PAY_SERIAL, publicKey },
      apiV3Key: pay.WECHAT_PAY_V3_KEY,
    },
  })
  const wechat = simulator.control
  try {
    const config = readConfig({
      ...env,
      ...{ PORT: '0', HOST: '127.0.0.1', RUN_JOBS: 'false', RATE_LIMIT: '0', LOG_LEVEL: 'error' },
      ...{ WECHAT_API: simulator.url, WECHAT_APPID: appid, WECHAT_SECRET: 'simulator-secret' },
      ...{ ...pay, WECHAT_PAY_API: simulator.url },
      ...{ WECHAT_PUSH_TOKEN: pushes.pushToken, WECHAT_PUSH_AES_KEY: pushes.encodingAesKey },
    })
    const server = await startProcess({ config, features, authenticator: createAuthenticator, clock })
    const url = `http://127.0.0.1:${server.port}`
    config.PUBLIC_URL = url
    await wechat.setPush({
      ...{
        url: `${url}/api/v1/wechat/push`,
        token: pushes.pushToken,
        encodingAesKey: pushes.encodingAesKey,
      },
    })
    return {
      ...{ server, clock, wechat, url, dataDir },
      async settle() {
        await server.outbox.drain()
        await wechat.flushPushes()
        await server.outbox.drain()
      },
      async close() {
        await server.stop()
        await simulator.close()
      },
    }
  } catch (error) {
    await simulator.close()
    throw error
  }
}
