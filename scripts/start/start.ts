import path from 'node:path'
import { buildCached } from '../build/cached'
import { root, targets } from '../build/targets'
import { startEngine } from '../engine'
import { portIsFree } from '../processes/ports'
import { PlainError } from '../setup/plain-error.cjs'
import { step } from '../setup/progress.cjs'
import { addresses } from './addresses'
import { lockFolder } from './lock'
import { hasRealWechat, startServer, startSimulator } from './programs'
import { makeDemoCounty, seedWhenEmpty } from './seed'

const interrupted = 130

/** Resolves at the first Ctrl-C or SIGTERM; a second one leaves at once, and the guards end what runs. */
const untilAsked = () =>
  new Promise<'asked'>((resolve) => {
    let asked = false
    const ask = () => {
      if (asked) process.exit(interrupted)
      asked = true
      resolve('asked')
    }
    process.on('SIGINT', ask)
    process.on('SIGTERM', ask)
  })

const listenPort = (env: NodeJS.ProcessEnv) => {
  const port = Number(env.PORT || 3000)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  throw new PlainError(`PORT must be a number from 1 to 65535; it is "${env.PORT}".`)
}

/**
 * Engine, builds beside the demo county, simulator and server, in this order; then the addresses. Stops all of it in
 * the reverse order when asked to.
 * @returns the exit code: 0 when stopped on request once it ran, 130 when interrupted before
 */
export const start = async (env: NodeJS.ProcessEnv = process.env): Promise<number> => {
  const asked = untilAsked()
  const port = listenPort(env)
  const url = `http://localhost:${port}`
  const dataDir = path.resolve(root, env.LINLI_DATA || '.data')
  const toStop: (() => unknown)[] = []
  const stopAll = async () => {
    for (const stop of toStop.splice(0).reverse()) await stop()
  }

  const bringUp = async () => {
    if (!(await portIsFree(port, env.HOST || '0.0.0.0'))) {
      throw new PlainError(
        `Port ${port} is taken by another program. Set PORT to a free one: PORT=${port + 1} npm start`,
      )
    }
    toStop.push(lockFolder(dataDir))
    const engine = await step('starting the database', () => startEngine({ dataDir, env }))
    toStop.push(engine.stop)
    console.log(`  ${engine.description}`)

    const settings: NodeJS.ProcessEnv = {
      ...env,
      PORT: String(port),
      MONGODB_URI: engine.uri,
      LINLI_DATA: dataDir,
    }
    const build = async () => {
      for (const target of targets) await buildCached(root, target)
    }
    const found = () =>
      seedWhenEmpty(engine.uri, dataDir, () =>
        makeDemoCounty(settings, path.join(dataDir, 'logs', 'demo-county.log')),
      )
    // The county needs the database alone, nothing that is built.
    await Promise.all([build(), found()])
    const simulator = hasRealWechat(env) ? undefined : await startSimulator(env, url, dataDir)
    if (simulator) toStop.push(simulator.program.stop)
    const server = await step('starting the server', () =>
      startServer({ ...settings, ...simulator?.settings }, url, dataDir),
    )
    toStop.push(server.stop)
    console.log(
      addresses(url, dataDir, simulator ? `模拟器 ${simulator.settings.WECHAT_API}` : '真实微信接口'),
    )
    return { engine, server }
  }

  try {
    const up = bringUp()
    const running = await Promise.race([up, asked])
    if (running === 'asked') {
      up.catch(() => {})
      console.log('  Interrupted: stopping what was started.')
      await stopAll()
      process.exit(interrupted)
    }
    const end = await Promise.race([
      asked,
      running.server.exited.then(() => 'The server' as const),
      running.engine.exited.then(() => 'The database' as const),
    ])
    if (end !== 'asked')
      throw new PlainError(`${end} ended by itself. Its log is in ${path.join(dataDir, 'logs')}.`)
    console.log('  Stopping …')
    await stopAll()
    return 0
  } finally {
    await stopAll()
  }
}
