import type { Context } from '../../platform/context'
import { apiKeysModel } from '../model-access'

/** Revokes a key: the next request with it is refused, in every process. Revoking twice changes nothing. */
export function revokeApiKey(context: Context, { id }: { id: string }): Promise<{ done: true }> {
  return context.transact(async (tx) => {
    const key = await tx.load(apiKeysModel, id)
    if (key.revokedAt === null) {
      key.revokedAt = new Date(tx.now)
      tx.append('identity', key, 'identity.apiKeyRevoked', {}, 'quiet')
      await tx.save(apiKeysModel, key)
    }
    return { done: true as const }
  })
}
