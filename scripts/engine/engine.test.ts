import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { MongoClient } from 'mongodb'
import { type Engine, startEngine } from './index'

const env = { ...process.env, MONGODB_URI: undefined }
const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-engine-'))
const running: Engine[] = []

const start = async (options: { port?: number; fresh?: boolean } = {}) => {
  const engine = await startEngine({ dataDir, env, ...options })
  running.push(engine)
  return engine
}

const count = async (engine: Engine) => {
  const client = await new MongoClient(engine.uri).connect()
  try {
    return await client.db().collection('things').countDocuments()
  } finally {
    await client.close()
  }
}

afterAll(async () => {
  for (const engine of running) await engine.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

test('what was acknowledged is there after kill -9, and gone after a fresh start', async () => {
  const first = await start()
  const client = await new MongoClient(first.uri).connect()
  await client
    .db()
    .collection('things')
    .insertMany([{ a: 1 }, { a: 2 }])
  await client.close()
  process.kill(first.pid ?? 0, 'SIGKILL')
  await first.exited

  const second = await start()
  expect(await count(second)).toBe(2)
  await second.stop()

  const third = await start({ fresh: true })
  expect(await count(third)).toBe(0)
  await third.stop()
})

test('a taken port is named in one sentence', async () => {
  const other = createServer()
  const port = await new Promise<number>((resolve) => {
    other.listen(0, '127.0.0.1', () => resolve((other.address() as { port: number }).port))
  })
  try {
    await expect(start({ port })).rejects.toThrow(
      `Port ${port}, wanted for the database, is taken by another program.`,
    )
  } finally {
    other.close()
  }
})
