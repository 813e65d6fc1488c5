import path from 'node:path'
import { root } from '../build/targets'
import { startGuarded } from '../processes/guarded'
import { freePort } from '../processes/ports'
import { merchantOf } from './merchant'
import { untilAnswers } from './ready'

/** What the simulator and the server must agree on; worth nothing outside this machine. */
const pretended = {
  WECHAT_APPID: 'wx0000000000000000',
  WECHAT_SECRET: 'simulator-secret',
  WECHAT_PUSH_TOKEN: 'simulatorPushToken',
  WECHAT_PUSH_AES_KEY: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
}

/** Where WeChat, real or simulated, sends its messages. */
const pushPath = '/api/v1/wechat/push'

/** Whether the environment names a real mini-program, which switches the simulator off. */
export const hasRealWechat = (env: NodeJS.ProcessEnv) => Boolean(env.WECHAT_APPID && env.WECHAT_SECRET)

/**
 * Starts the WeChat simulator on a port of its own.
 * @returns the program, and the settings that make the server talk to it
 */
export const startSimulator = async (env: NodeJS.ProcessEnv, serverUrl: string, dataDir: string) => {
  const port = await freePort()
  const merchant = merchantOf(dataDir)
  const program = await startGuarded({
    command: process.execPath,
    args: ['--import', 'tsx', path.join(root, 'scripts', 'wechat-simulator', 'main.ts')],
    cwd: root,
    env: {
      ...env,
      ...pretended,
      ...merchant.settings,
      WECHAT_SIM_MERCHANT_KEY: merchant.publicKey,
      WECHAT_SIM_PORT: String(port),
      WECHAT_SIM_HOST: '127.0.0.1',
      WECHAT_PUSH_URL: serverUrl + pushPath,
      WECHAT_ENCODING_AES_KEY: pretended.WECHAT_PUSH_AES_KEY,
      WECHAT_SIM_DATA: path.join(dataDir, 'wechat-simulator.json'),
    },
    logFile: path.join(dataDir, 'logs', 'wechat-simulator.log'),
    onLine: (line, stream) => stream === 'stderr' && console.error(line),
  })
  const base = `http://127.0.0.1:${port}`
  return {
    program,
    settings: { ...pretended, ...merchant.settings, WECHAT_API: base, WECHAT_PAY_API: base },
  }
}

const isGrave = (line: string) => /^\{.*"level":(50|60)\b/.test(line)

/** Starts the built server and waits until it says it is ready. Its errors are shown, all else is in the log. */
export const startServer = async (env: NodeJS.ProcessEnv, url: string, dataDir: string) => {
  const program = await startGuarded({
    command: process.execPath,
    args: ['--enable-source-maps', path.join(root, 'server', 'dist', 'main.js')],
    cwd: root,
    env,
    logFile: path.join(dataDir, 'logs', 'server.log'),
    graceMs: 30_000,
    onLine: (line, stream) => (stream === 'stderr' || isGrave(line)) && console.error(line),
  })
  try {
    await untilAnswers(`${url}/readyz`, program, 'The server')
  } catch (error) {
    await program.stop()
    throw error
  }
  return program
}
