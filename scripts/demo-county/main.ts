// Fills an empty database with the demo county; run by `npm start`. Settings are those of the server.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { features } from '../../server/src/app'
import { createAuthenticator } from '../../server/src/identity'
import { manualClock } from '../../server/src/platform/clock'
import { readConfig } from '../../server/src/platform/config'
import { startProcess } from '../../server/src/platform/process'
import { startSimulator } from '../wechat-simulator'
import { liveThrough } from './cases'
import { NEIGHBOUR, QINGXI } from './plan'
import { foundCounty } from './seed'

const pushes = { pushToken: 'demo-county', encodingAesKey: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG' }
const now = Date.now()
const dataDir = path.resolve(process.env.LINLI_DATA || '.data')
mkdirSync(dataDir, { recursive: true })

const appid = process.env.WECHAT_APPID || 'wx0000000000000000'
const clock = manualClock(now - (QINGXI.days + 1) * 86_400_000)
const simulator = await startSimulator({
  ...{ appid, secret: 'simulator-secret', clock: clock.now(), seed: 'demo-county', ...pushes },
  dataFile: path.join(dataDir, 'wechat-simulator.json'),
  visitWindowMs: Number.POSITIVE_INFINITY,
})
const config = readConfig({
  ...process.env,
  ...{ PORT: '0', HOST: '127.0.0.1', RUN_JOBS: 'false', RATE_LIMIT: '0', LOG_LEVEL: 'error' },
  ...{ WECHAT_API: simulator.url, WECHAT_APPID: appid, WECHAT_SECRET: 'simulator-secret' },
  ...{ WECHAT_PUSH_TOKEN: pushes.pushToken, WECHAT_PUSH_AES_KEY: pushes.encodingAesKey },
})
const server = await startProcess({ config, features, authenticator: createAuthenticator, clock })
const url = `http://127.0.0.1:${server.port}`
config.PUBLIC_URL = url
await simulator.control.setPush({
  ...{ url: `${url}/api/v1/wechat/push`, token: pushes.pushToken, encodingAesKey: pushes.encodingAesKey },
})
try {
  const stage = { server, clock, wechat: simulator.control }
  const accounts: object[] = []
  for (const plan of [QINGXI, NEIGHBOUR]) {
    clock.set(now - (QINGXI.days + 1) * 86_400_000)
    await simulator.control.setClock({ at: clock.now() }).catch(() => undefined)
    const county = await foundCounty(stage, plan)
    await liveThrough(stage, county, now, (done) => {
      if (done % 25 === 0) console.log(`${plan.map.name}: ${done} of ${plan.cases} cases`)
    })
    await server.outbox.drain()
    await simulator.control.flushPushes()
    await server.outbox.drain()
    if (plan === QINGXI) {
      accounts.push(...county.people.all.map(({ role, name, username }) => ({ role, name, login: username })))
    }
  }
  writeFileSync(path.join(dataDir, 'demo-accounts.json'), JSON.stringify(accounts, null, 1))
} finally {
  await server.stop()
  await simulator.close()
}
