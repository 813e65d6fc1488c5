import type { Schema } from 'mongoose'

/** System jobs that walk all tenants name themselves with this query option; everything else must say which tenant. */
export interface AllTenants {
  allTenants?: string
}

const READS_AND_WRITES = [
  'find',
  'findOne',
  'findOneAndUpdate',
  'findOneAndDelete',
  'findOneAndReplace',
  'updateOne',
  'updateMany',
  'replaceOne',
  'deleteOne',
  'deleteMany',
  'countDocuments',
  'distinct',
] as const

/**
 * Refuses any query or aggregation on a tenant's collection that does not pin one tenant. It also moves `_id` to the front of
 * the filter: SecantusDB looks a row up by its key only when the key comes first, and reads the whole collection otherwise.
 */
export function tenantGuard(schema: Schema): void {
  schema.pre([...READS_AND_WRITES], function () {
    const options = this.getOptions() as AllTenants
    const filter = this.getFilter()
    const { tenantId } = filter as { tenantId?: unknown }
    if (typeof tenantId !== 'string' && !options.allTenants) {
      throw new Error(`query on ${this.model.modelName} without tenantId`)
    }
    if (filter._id !== undefined) this.setQuery({ _id: filter._id, ...filter })
  })
  schema.pre('aggregate', function () {
    const options = this.options as AllTenants
    const first = this.pipeline()[0] as Record<string, Record<string, unknown>> | undefined
    const stage = first?.$match ?? (first?.$geoNear?.query as Record<string, unknown> | undefined)
    if (typeof stage?.tenantId !== 'string' && !options.allTenants) {
      throw new Error(`aggregation on ${this.model().modelName} without tenantId first`)
    }
  })
}
