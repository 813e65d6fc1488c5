import { fileURLToPath } from 'node:url'
import { startGuarded } from '../../processes/guarded'
import { step } from '../../setup/progress.cjs'
import { foundCounty } from '../side-by-side/county'
import { watchMemory } from '../side-by-side/process-figures'
import type { Figure, Section } from '../side-by-side/section'
import type { Place, Stage } from '../side-by-side/stage'
import { fillDue, LOTS_OF_ONE } from './samples'

const program = fileURLToPath(new URL('./expire.ts', import.meta.url))
/** A million is asked for by LINLI_BENCH_LOTS: SecantusDB takes long. */
const LOTS = [1_000, Number(process.env.LINLI_BENCH_LOTS ?? 10_000)]
const QUICK_LOTS = [500, 2_000]
/** Ever so many more lots may need so much more memory, which is the room that the collector takes. */
const MOST_GROWTH = 1.25

/** One run of the job in a process of its own. @param killAfter accounts after which it is killed; it is begun again */
async function runJob(place: Place, tenantId: string, killAfter: number | null) {
  let ms: number | null = null
  const job = await startGuarded({
    ...{ command: process.execPath, args: ['--import', 'tsx', program], graceMs: 2_000 },
    env: { PATH: process.env.PATH, ...place.env, BENCH_TENANT: tenantId },
    onLine: (line) => {
      if (line.startsWith('ends ')) ms = Number(line.slice(5))
    },
  })
  const memory = watchMemory(job.pid)
  const runs = place.db.collection('pointRuns')
  if (killAfter !== null) {
    while (((await runs.findOne({ tenantId, finishedAt: null }))?.done ?? 0) < killAfter)
      await new Promise((resolve) => setTimeout(resolve, 50))
    process.kill(job.pid, 'SIGKILL')
  }
  await job.exited
  if (killAfter === null && ms === null) throw new Error(`The job failed:\n${job.lastLines()}`)
  return { ms, memoryMB: memory() }
}

/** Nothing left, nothing twice: every lot is emptied, and what left the accounts is what the lots held. */
async function mistakes({ db }: Place, tenantId: string, lots: number): Promise<number> {
  const open = await db.collection('pointLots').countDocuments({ tenantId, open: true })
  const [expired] = await db
    .collection('pointEntries')
    .aggregate<{ sum: number }>([
      { $match: { tenantId, accountId: 'expired' } },
      { $group: { _id: null, sum: { $sum: '$amount' } } },
    ])
    .toArray()
  const wrong = await db.collection('pointAccounts').countDocuments({ tenantId, balance: { $ne: 0 } })
  return open + wrong + Math.abs((expired?.sum ?? 0) - 5 * lots)
}

/** What one number of lots takes. @param kill whether the job is killed in the middle and begun again */
async function measure({ place, tenantId }: County, lots: number, kill: boolean) {
  await step(`${lots} lots`, () => fillDue(place.db, tenantId, lots))
  const runs = place.db.collection('pointRuns')
  const accounts = lots / LOTS_OF_ONE
  const expire = (killAfter: number | null) =>
    step(`expiry of ${lots} lots`, () => runJob(place, tenantId, killAfter))
  if (kill) {
    await expire(accounts / 2)
    // A run that was stopped is gone on with after two minutes of silence: not waited for here.
    await runs.updateMany({ tenantId }, { $set: { seenAt: new Date(0) } })
  }
  const before = ((await runs.findOne({ tenantId }))?.done ?? 0) * LOTS_OF_ONE
  const { ms, memoryMB } = await expire(null)
  const figures: Figure[] = [
    {
      ...{ name: `expiry of ${lots} lots`, value: ((lots - before) / (ms ?? 1)) * 1000, unit: 'lots/s' },
      note: `${memoryMB} MB${kill ? `, killed after ${before} and begun again` : ''}`,
    },
    {
      ...{ name: 'mistakes afterwards', value: await mistakes(place, tenantId, lots), unit: '', atMost: 0 },
      note: 'open lots, balances, points that expired twice',
    },
  ]
  return { figures, memoryMB }
}

/** The job that lets points expire at two sizes, the larger with `kill -9` in the middle (issue 6 §5). */
export const expirySection: Section = {
  name: 'expiry',
  title: 'points that expire: streamed, killed in the middle and gone on with',
  async run(stage) {
    const [few, many] = (stage.quick ? QUICK_LOTS : LOTS) as [number, number]
    const small = await measure(await emptyCounty(stage, few), few, false)
    const large = await measure(await emptyCounty(stage, many), many, true)
    const memory: Figure = {
      name: `memory at ${many} lots`,
      value: small.memoryMB && large.memoryMB ? large.memoryMB / small.memoryMB : null,
      unit: `× that at ${few}`,
      atMost: MOST_GROWTH,
    }
    return { compared: {}, figures: [...small.figures, ...large.figures, memory] }
  },
}

interface County {
  place: Place
  tenantId: string
}

async function emptyCounty(stage: Stage, lots: number): Promise<County> {
  const place = await stage.place(`expiry_${lots}`)
  return foundCounty(place.env, async ({ tenantId }) => ({ place, tenantId }))
}
