import type { Context } from '../../platform/context'
import { accountsModel } from '../model'

/** What other features may know of a person beside the name. */
export interface Resident {
  _id: string
  communityId: string | null
  communityName: string | null
  /** Made to work for the county: has a password account or holds, or held, a role. */
  staff: boolean
  deleted: boolean
}

/** By account id; unknown ids are left out. */
export async function residentsByIds(
  context: Context,
  ids: readonly string[],
): Promise<Map<string, Resident>> {
  if (ids.length === 0) return new Map()
  const rows = await context
    .model(accountsModel)
    .find(
      { tenantId: context.tenantId, _id: { $in: [...new Set(ids)] } },
      { communityId: 1, communityName: 1, staff: 1, deletedAt: 1 },
    )
    .lean()
  return new Map(
    rows.map(({ _id, communityId, communityName, staff, deletedAt }) => [
      _id,
      { _id, communityId, communityName, staff, deleted: deletedAt !== null },
    ]),
  )
}
