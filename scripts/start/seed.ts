import { existsSync } from 'node:fs'
import path from 'node:path'
import { MongoClient } from 'mongodb'
import { root } from '../build/targets'
import { run } from '../processes/run'
import { PlainError } from '../setup/plain-error.cjs'
import { step } from '../setup/progress.cjs'

const program = path.join(root, 'scripts', 'demo-county', 'main.ts')
type Mark = { _id: string; state: 'seeding' | 'seeded' }

/**
 * Fills an empty database with the demo county, by scripts/demo-county/main.ts in a process of its own. A
 * database that holds anything else is left alone; one whose seeding was cut off is emptied and seeded anew.
 * @param env what the seed gets to see: MONGODB_URI, LINLI_DATA and the other settings of the server
 * @throws PlainError with what the seed said when it fails
 */
export const seedWhenEmpty = async (uri: string, env: NodeJS.ProcessEnv, logFile: string) => {
  if (!existsSync(program)) return
  const client = await new MongoClient(uri).connect()
  try {
    const db = client.db()
    const marks = db.collection<Mark>('setup')
    const mark = await marks.findOne({ _id: 'demo-county' })
    if (mark?.state === 'seeded') return
    if (mark) await db.dropDatabase()
    else if ((await db.listCollections({}, { nameOnly: true }).toArray()).length > 0) return
    await marks.insertOne({ _id: 'demo-county', state: 'seeding' })
    await step('making the demo county', async () => {
      const seeded = await run(process.execPath, ['--import', 'tsx', program], { cwd: root, env, logFile })
      if (seeded.code !== 0)
        throw new PlainError(`Making the demo county failed:\n${seeded.output.slice(-3000)}`)
    })
    await marks.updateOne({ _id: 'demo-county' }, { $set: { state: 'seeded' } })
  } finally {
    await client.close()
  }
}
