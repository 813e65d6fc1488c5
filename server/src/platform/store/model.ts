import type { Connection, Model, Schema } from 'mongoose'
import { tenantGuard } from './tenant-guard'

/** A collection of the product: its schema says shape and indexes; `shared` ones belong to no tenant. */
export interface ModelDefinition<T> {
  readonly name: string
  readonly schema: Schema<T>
}

/** Declares a collection of the tenants' data. The guard is on from the start. */
export function tenantModel<T>(name: string, schema: Schema<T>): ModelDefinition<T> {
  tenantGuard(schema as unknown as Schema)
  return { name, schema }
}

/** Declares a collection that stands above the tenants (the tenants themselves, platform bookkeeping). */
export function systemModel<T>(name: string, schema: Schema<T>): ModelDefinition<T> {
  return { name, schema }
}

/** The model of a definition on a connection; made once per connection. */
export function modelOn<T>(connection: Connection, definition: ModelDefinition<T>): Model<T> {
  const made = connection.models[definition.name] as Model<T> | undefined
  return (
    made ?? (connection.model(definition.name, definition.schema, definition.name) as unknown as Model<T>)
  )
}

/**
 * Creates the collections and indexes that are missing, by one command for each collection. Safe to run from several
 * processes at once.
 */
export async function prepareModels(
  connection: Connection,
  definitions: readonly ModelDefinition<never>[],
): Promise<void> {
  for (const definition of definitions) {
    const { collection } = modelOn(connection, definition)
    const indexes = definition.schema.indexes().map(([key, options]) => {
      // Said outright, because SecantusDB takes an index with the default version for another one at the second start.
      const isGeo = Object.values(key).includes('2dsphere')
      return { key, ...options, ...(isGeo && { '2dsphereIndexVersion': 3 }) }
    })
    // With its first indexes a collection comes by itself.
    if (indexes.length > 0) await collection.createIndexes(indexes as never)
    else await createCollection(connection, definition.name)
  }
}

async function createCollection(connection: Connection, name: string): Promise<void> {
  await connection.createCollection(name).catch((error: { code?: number }) => {
    const exists = 48
    if (error.code !== exists) throw error
  })
}
