import { rmSync } from 'node:fs'
import path from 'node:path'
import { type Db, MongoClient } from 'mongodb'
import { failed } from '../build/failed'
import { root } from '../build/targets'
import { run } from '../processes/run'
import { step } from '../setup/progress.cjs'

const program = path.join(root, 'scripts', 'demo-county', 'main.ts')
type Mark = { _id: string; state: 'seeding' | 'seeded' }

/**
 * Fills an empty database with the demo county. A database that holds anything else is left alone; one whose seeding was cut off is
 * emptied and seeded anew.
 * @param dataDir the data folder: what a seeding that was cut off has left there goes too
 * @param seed makes the county
 */
export const seedWhenEmpty = async (uri: string, dataDir: string, seed: () => Promise<void>) => {
  const client = await new MongoClient(uri).connect()
  try {
    const db = client.db()
    const marks = db.collection<Mark>('setup')
    const mark = await marks.findOne({ _id: 'demo-county' })
    if (mark?.state === 'seeded') return
    if (mark) await clear(db, dataDir)
    else if ((await db.listCollections({}, { nameOnly: true }).toArray()).length > 0) return
    else await marks.insertOne({ _id: 'demo-county', state: 'seeding' })
    await seed()
    await marks.updateOne({ _id: 'demo-county' }, { $set: { state: 'seeded' } })
  } finally {
    await client.close()
  }
}

/** All but the mark, which stays: cut off in the middle of this, the next start must still know what it sees. */
async function clear(db: Db, dataDir: string): Promise<void> {
  // Files of other databases may lie in the same folder: each county's are below its own id.
  const counties = await db
    .collection<{ _id: string }>('tenants')
    .find({}, { projection: { _id: 1 } })
    .toArray()
  for (const { _id } of counties) rmSync(path.join(dataDir, 'files', _id), { recursive: true, force: true })
  // Emptied, not dropped: SecantusDB 0.7.0b3 was seen to wait without end for the drop of a collection that had been read.
  for (const { name } of await db.listCollections({}, { nameOnly: true }).toArray())
    if (name !== 'setup' && !name.startsWith('system.')) await db.collection(name).deleteMany({})
}

/**
 * Makes the demo county by scripts/demo-county/main.ts in a process of its own.
 * @param env what the seed gets to see: MONGODB_URI, LINLI_DATA and the other settings of the server
 * @throws PlainError with what the seed said when it fails
 */
export const makeDemoCounty = (env: NodeJS.ProcessEnv, logFile: string) =>
  step('making the demo county', async () => {
    const { code, output } = await run(process.execPath, ['--import', 'tsx', program], {
      cwd: root,
      env,
      logFile,
    })
    if (code !== 0) throw failed('Making the demo county', output.slice(-3000))
  })
