import type { Context } from '../../platform/context'
import { newId } from '../../platform/store/id'
import { unchained } from '../../platform/store/transact'
import { type ApiKey, apiKeysModel } from '../model-access'
import { apiKeyOf, hashSecret, newSecret } from '../tokens'
import { withoutReplay } from '../without-replay'

/** Makes a key for another system. It is in this answer and nowhere else; only its hash is kept. */
export function createApiKey(
  context: Context,
  { name, source }: Pick<ApiKey, 'name' | 'source'>,
): Promise<{ id: string; key: string }> {
  const secret = newSecret()
  return withoutReplay(context).transact(async (tx) => {
    const key: ApiKey = {
      _id: newId(),
      tenantId: tx.tenantId,
      ...unchained,
      name,
      source,
      keyHash: hashSecret(secret),
      createdAt: new Date(tx.now),
      revokedAt: null,
    }
    tx.append('identity', key, 'identity.apiKeyCreated', { source }, 'quiet')
    await tx.insert(apiKeysModel, key)
    return { id: key._id, key: apiKeyOf(tx.tenantId, secret) }
  })
}
