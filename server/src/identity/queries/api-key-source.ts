import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { apiKeysModel } from '../model-access'

/** What kind of system calls: its reports count under this source. NOT_SIGNED_IN when the caller is no key. */
export async function apiKeySource(context: Context): Promise<'device' | 'api'> {
  const { tenantId, actor } = context
  const key =
    actor.kind === 'apiKey' &&
    (await context.model(apiKeysModel).findOne({ tenantId, _id: actor.id }, { source: 1 }).lean())
  if (!key) throw new Problem('NOT_SIGNED_IN')
  return key.source
}
