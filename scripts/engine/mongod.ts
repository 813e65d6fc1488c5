import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'
import { MongoClient } from 'mongodb'

const set = 'linli'

const runnable = (file: string) => {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A mongod the machine already has: MONGOMS_SYSTEM_BINARY, else the first one on PATH (ENGINE step 2). */
export const findMongod = (env: NodeJS.ProcessEnv) => {
  const named = env.MONGOMS_SYSTEM_BINARY
  if (named && existsSync(named)) return named
  const name = process.platform === 'win32' ? 'mongod.exe' : 'mongod'
  return (env.PATH ?? '')
    .split(path.delimiter)
    .filter(Boolean)
    .map((folder) => path.join(folder, name))
    .find(runnable)
}

/** How to run it as the only member of a replica set, which transactions and change streams need. */
export const mongodCommand = (binary: string, folder: string, port: number) => ({
  command: binary,
  args: [
    ...['--replSet', set, '--bind_ip', '127.0.0.1', '--port', String(port)],
    ...['--dbpath', folder, '--wiredTigerCacheSizeGB', '0.5', '--quiet'],
  ],
})

const notYetInitiated = 94

/**
 * Makes a started mongod the primary of its own replica set: initiates it the first time, and gives it its
 * new address when the port is another one than last time.
 */
export const becomePrimary = async (uri: string, port: number) => {
  const client = await new MongoClient(uri, { directConnection: true }).connect()
  const host = `127.0.0.1:${port}`
  try {
    const admin = client.db('admin')
    const members = [{ _id: 0, host }]
    const known = await admin.command({ replSetGetConfig: 1 }).catch((error: { code?: number }) => {
      if (error.code === notYetInitiated) return undefined
      throw error
    })
    if (!known) {
      await admin.command({ replSetInitiate: { _id: set, members } })
    } else if (known.config.members[0]?.host !== host) {
      const config = { ...known.config, version: known.config.version + 1, members }
      await admin.command({ replSetReconfig: config, force: true })
    }
  } finally {
    await client.close()
  }
  // A write waits in the driver until the election is over, which is what readiness means here.
  const primary = await new MongoClient(`mongodb://${host}/?replicaSet=${set}`, {
    serverSelectionTimeoutMS: 120_000,
  }).connect()
  await primary.close()
}
