import { existsSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MongoClient } from 'mongodb'
import { seedWhenEmpty } from '../../../scripts/start/seed'

/** What becomes of a database whose seeding was cut off: by Ctrl-C, by a full disk, by a crash. */

const uri = new URL(process.env.LINLI_TEST_MONGO_URI as string)
uri.pathname = `/linli-seed-${process.pid}-${Date.now()}`
const client = new MongoClient(uri.href)
const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-seed-'))
const left = (tenant: string) => path.join(dataDir, 'files', tenant)
/** The collections with something in them. */
const names = async () => {
  const found = await client.db().listCollections({}, { nameOnly: true }).toArray()
  const full = found.map(async ({ name }) => ((await client.db().collection(name).findOne()) ? [name] : []))
  return (await Promise.all(full)).flat().sort()
}
const put = (collection: string) =>
  client
    .db()
    .collection(collection)
    .insertOne({ at: new Date() })
    .then(() => {})

beforeAll(() => client.connect())
afterEach(() => client.db().dropDatabase())
afterAll(() => client.close())

test('a county half made is thrown away and made anew, a whole one is not touched', async () => {
  const cutOff = async () => {
    await client.db().collection<{ _id: string }>('tenants').insertOne({ _id: 'half' })
    for (const tenant of ['half', 'other']) mkdirSync(left(tenant), { recursive: true })
    throw new Error('cut off')
  }
  await expect(seedWhenEmpty(uri.href, dataDir, cutOff)).rejects.toThrow('cut off')

  let seenByNext: string[] = []
  await seedWhenEmpty(uri.href, dataDir, async () => {
    seenByNext = await names()
    await put('accounts')
  })
  expect(seenByNext).toEqual(['setup'])
  expect(['half', 'other'].map((tenant) => existsSync(left(tenant)))).toEqual([false, true])
  expect(await names()).toEqual(['accounts', 'setup'])

  const again = jest.fn()
  await seedWhenEmpty(uri.href, dataDir, again)
  expect(again).not.toHaveBeenCalled()
  expect(await names()).toEqual(['accounts', 'setup'])
})

test("a database with somebody's data in it is left alone", async () => {
  await put('cases')
  const seed = jest.fn()
  await seedWhenEmpty(uri.href, dataDir, seed)
  expect(seed).not.toHaveBeenCalled()
  expect(await names()).toEqual(['cases'])
})
