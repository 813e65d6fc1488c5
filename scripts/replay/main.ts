import path from 'node:path'
import { chinaMinute } from '@linli/shared/platform/china-time'
import { JOBS } from '../demo-county/cases'
import { QINGXI } from '../demo-county/plan'
import { openStage } from '../demo-county/stage'
import { startEngine } from '../engine'
import { PlainError } from '../setup/plain-error.cjs'
import { step } from '../setup/progress.cjs'
import { lockFolder } from '../start/lock'
import { makeDemoCounty, seedWhenEmpty } from '../start/seed'
import { readRows } from './read-file'
import { type Counts, type Progress, replay } from './replay'

const root = path.resolve(import.meta.dirname, '../..')
const misused = 2

/**
 * `npm run replay -- FILE`: brings up database, demo county and a server on a clock of its own, and lets the requests of the file
 * come in again.
 * @returns exit code: 0 when every row was taken or refused with a reason, 1 when something was left undone, 2 without a file
 */
export async function main(args: readonly string[], env: NodeJS.ProcessEnv = process.env): Promise<number> {
  const [file] = args
  if (file === undefined || args.length > 1) {
    console.error('Which file? npm run replay -- FILE, a CSV file of Open311 requests.')
    return misused
  }
  // Read before anything is started: a bad file leaves nothing behind.
  const rows = readRows(path.resolve(env.INIT_CWD ?? '.', file))
  const dataDir = path.resolve(root, env.LINLI_DATA || '.data')
  const toStop: (() => unknown)[] = [lockFolder(dataDir)]
  try {
    const engine = await step('starting the database', () => startEngine({ dataDir, env }))
    toStop.push(engine.stop)
    console.log(`  ${engine.description}`)
    const settings = { ...env, MONGODB_URI: engine.uri, LINLI_DATA: dataDir }
    await seedWhenEmpty(engine.uri, dataDir, () =>
      makeDemoCounty(settings, path.join(dataDir, 'logs', 'demo-county.log')),
    )
    const now = Date.now()
    const stage = await openStage(settings, now)
    toStop.push(() => stage.close())
    const { url, clock } = stage
    const everyHour = async () => {
      for (const job of JOBS) await stage.server.jobs.run(job)
      await stage.settle()
    }
    const counts = await replay(
      { url, clock, tenant: QINGXI.slug, everyHour },
      rows,
      now,
      printer(rows.length),
    )
    console.log(summary(counts))
    return verdict(counts, rows.length)
  } finally {
    for (const stop of toStop.reverse()) await stop()
  }
}

const sayEveryMs = 2_000

/** Shows at most every two seconds where the clock stands. */
function printer(total: number): (progress: Progress) => void {
  let said = Date.now()
  return ({ at, read, closed }) => {
    if (Date.now() - said < sayEveryMs) return
    said = Date.now()
    const hour = chinaMinute(at)
    console.log(`  … ${hour}: ${read} of ${total} read, ${closed} closed`)
  }
}

function summary({ read, placed, refused, closed, overdue, stuck }: Counts): string {
  const reasons = new Map<string, number>()
  for (const { code, detail } of refused) {
    const reason = `${code} ${detail}`
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  return [
    '',
    `  ${read} read, ${placed} placed, ${refused.length} refused, ${closed} closed, ${overdue} overdue`,
    ...[...reasons].map(([reason, count]) => `  refused ${count} times: ${reason}`),
    ...stuck.map(({ id, step: at, code }) => `  left as it is: case ${id}, which could not ${at}: ${code}`),
  ].join('\n')
}

function verdict({ read, stuck }: Counts, rows: number): number {
  if (read !== rows) throw new PlainError(`The file has ${rows} requests, the server knows of ${read}.`)
  return stuck.length > 0 ? 1 : 0
}
