import type { Context } from '../../platform/context'
import { accountsModel } from '../model'

const MOST = 1_000

/**
 * Ids of accounts with exactly this name, or whose phone ends in these four digits. Whoever asks looks only for people whose matter
 * it runs, and shows no more of them than it would without.
 */
export async function accountsLike(context: Context, wanted: string): Promise<string[]> {
  const { tenantId } = context
  const isTail = /^\d{4}$/.test(wanted)
  const rows = await context
    .model(accountsModel)
    .find({ tenantId, ...(isTail ? { phoneTail: wanted } : { name: wanted }) }, { _id: 1 })
    .limit(MOST)
    .lean()
  return rows.map(({ _id }) => _id)
}
