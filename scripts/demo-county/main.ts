// Fills an empty database with the demo county; run by `npm start`. Settings are those of the server.
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { liveThrough } from './cases'
import { NEIGHBOUR, QINGXI } from './plan'
import { foundCounty } from './seed'
import { openStage } from './stage'
import { thankEachOther } from './thanks'
import { decideTogether } from './together'

const now = Date.now()
const start = now - (QINGXI.days + 1) * 86_400_000
const stage = await openStage(process.env, start)
try {
  const accounts: object[] = []
  for (const plan of [QINGXI, NEIGHBOUR]) {
    stage.clock.set(start)
    await stage.wechat.setClock({ at: stage.clock.now() }).catch(() => undefined)
    const county = await foundCounty(stage, plan)
    await liveThrough(stage, county, now, (done) => {
      if (done % 25 === 0) console.log(`${plan.map.name}: ${done} of ${plan.cases} cases`)
    })
    if (plan === QINGXI) {
      await decideTogether(stage, county, now)
      await thankEachOther(stage, county, now)
    }
    await stage.settle()
    if (plan === QINGXI) {
      accounts.push(...county.people.all.map(({ role, name, username }) => ({ role, name, login: username })))
    }
  }
  writeFileSync(path.join(stage.dataDir, 'demo-accounts.json'), JSON.stringify(accounts, null, 1))
} finally {
  await stage.close()
}
