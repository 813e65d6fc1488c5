import type { Output } from '@linli/shared/contract'
import { wireTime } from '@linli/shared/platform/schemas'
import type { Context } from '../../platform/context'
import { apiKeysModel } from '../model-access'

/** The keys of other systems, newest first, revoked ones included. The keys themselves are not known to anybody here. */
export async function apiKeys(context: Context): Promise<Output<'identity.apiKeys'>> {
  const rows = await context
    .model(apiKeysModel)
    .find({ tenantId: context.tenantId }, { name: 1, source: 1, createdAt: 1, revokedAt: 1 })
    .sort({ _id: -1 })
    .lean()
  return {
    items: rows.map(({ _id, name, source, createdAt, revokedAt }) => ({
      id: _id,
      name,
      source,
      createdAt: wireTime(createdAt),
      revokedAt: revokedAt && wireTime(revokedAt),
    })),
  }
}
