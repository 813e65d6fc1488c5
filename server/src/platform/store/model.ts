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

/** Creates the collections and indexes that are missing. Safe to run from several processes at once. */
export async function prepareModels(
  connection: Connection,
  definitions: readonly ModelDefinition<never>[],
): Promise<void> {
  for (const definition of definitions) {
    const model = modelOn(connection, definition)
    await model.createCollection().catch((error: { codeName?: string; code?: number }) => {
      if (error.code !== 48) throw error
    })
    for (const [fields, options] of definition.schema.indexes()) {
      // Said outright, because SecantusDB takes an index with the default version for another one at the second start.
      const isGeo = Object.values(fields).includes('2dsphere')
      await model.collection.createIndex(fields as never, {
        ...(options as object),
        ...(isGeo && { '2dsphereIndexVersion': 3 }),
      })
    }
  }
}
