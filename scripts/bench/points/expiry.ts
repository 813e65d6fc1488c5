import { fileURLToPath } from 'node:url'
import { startGuarded } from '../../processes/guarded'
import { watchMemory } from '../side-by-side/process-figures'
import type { Figure } from '../side-by-side/section'
import type { Place } from '../side-by-side/stage'
import { fillDue, LOTS_OF_ONE } from './samples'

const program = fileURLToPath(new URL('./expire.ts', import.meta.url))
/** Ten times the lots may need so much more memory, which is the room that the collector takes. */
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

/**
 * Lets so many lots expire, the largest number with `kill -9` in the middle.
 * @param emptyPlace a place of its own for each number, with a tenant in it
 */
export async function expiryFigures(
  sizes: readonly number[],
  emptyPlace: (lots: number) => Promise<{ place: Place; tenantId: string }>,
): Promise<Figure[]> {
  const figures: Figure[] = []
  const memories: number[] = []
  for (const lots of sizes) {
    const { place, tenantId } = await emptyPlace(lots)
    await fillDue(place.db, tenantId, lots)
    const kill = lots === sizes.at(-1)
    const begun = kill ? lots / LOTS_OF_ONE / 2 : 0
    if (kill) {
      await runJob(place, tenantId, begun)
      // A run that was stopped is gone on with after two minutes of silence: not waited for here.
      await place.db.collection('pointRuns').updateMany({ tenantId }, { $set: { seenAt: new Date(0) } })
    }
    const before = (await place.db.collection('pointRuns').findOne({ tenantId }))?.done ?? 0
    const { ms, memoryMB } = await runJob(place, tenantId, null)
    if (memoryMB !== null) memories.push(memoryMB)
    figures.push(
      {
        ...{
          name: `expiry of ${lots} lots`,
          value: ((lots - before * LOTS_OF_ONE) / (ms ?? 1)) * 1000,
          unit: 'lots/s',
        },
        note: `${memoryMB} MB${kill ? `, killed after ${before * LOTS_OF_ONE} and begun again` : ''}`,
      },
      {
        ...{ name: 'mistakes afterwards', value: await mistakes(place, tenantId, lots), unit: '', atMost: 0 },
        note: 'open lots, balances, points that expired twice',
      },
    )
  }
  const [first, last] = [memories[0], memories.at(-1)]
  figures.push({
    name: `memory at ${sizes.at(-1)} lots`,
    value: first && last ? last / first : null,
    unit: `× that at ${sizes[0]}`,
    atMost: MOST_GROWTH,
  })
  return figures
}
