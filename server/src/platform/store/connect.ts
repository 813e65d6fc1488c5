import mongoose, { type Connection } from 'mongoose'
import type { Logger } from '../log'

// An unknown member in a filter is an error, never "all rows": a filter that loses a member must not widen.
mongoose.set('strictQuery', 'throw')

export interface Store {
  readonly connection: Connection
  close(): Promise<void>
}

/** Opens the pool. `uri` names the database. Fails after 10 s when no engine answers. */
export async function connectStore(uri: string, log: Logger): Promise<Store> {
  const connection = mongoose.createConnection(uri, {
    serverSelectionTimeoutMS: 10_000,
    maxPoolSize: 32,
    autoIndex: false,
    autoCreate: false,
    retryWrites: false,
    writeConcern: { w: 'majority', journal: true },
    readConcern: { level: 'majority' },
  })
  connection.on('error', (error) => log.error({ err: error }, 'store connection'))
  await connection.asPromise()
  return { connection, close: () => connection.close() }
}
