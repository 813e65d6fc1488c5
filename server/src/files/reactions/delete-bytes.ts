import type { Reaction } from '../../platform/feature'
import { aggregateIdOf } from '../../platform/store/events'
import { fileKey } from '../model'

/** Deleting what is gone already does no harm, and a store that is away is tried again by the outbox. */
export const deleteBytes: Reaction = {
  name: 'files.deleteBytes',
  on: ['files.removed'],
  async react(context, event) {
    const file = { _id: aggregateIdOf(event), tenantId: event.tenantId }
    await context.files.delete(fileKey(file, 'full'))
    await context.files.delete(fileKey(file, 'thumb'))
  },
}
