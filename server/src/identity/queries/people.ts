import type { Context } from '../../platform/context'
import { accountsModel } from '../model'

export interface PersonName {
  name: string
  /** Unmasked: who shows it masks it first. */
  phone: string | null
  deleted: boolean
}

/** Names and phones by account id, those of deleted accounts as the same words for all; unknown ids are left out. */
export async function peopleByIds(
  context: Context,
  ids: readonly string[],
): Promise<Map<string, PersonName>> {
  if (ids.length === 0) return new Map()
  const { tenantId } = context
  const rows = await context
    .model(accountsModel)
    .find({ tenantId, _id: { $in: [...new Set(ids)] } }, { name: 1, phone: 1, deletedAt: 1 })
    .lean()
  return new Map(
    rows.map(({ _id, name, phone, deletedAt }) => [
      _id,
      deletedAt ? { name: '已注销用户', phone: null, deleted: true } : { name, phone, deleted: false },
    ]),
  )
}

/** Where a person can be reached, for channels only: the openid must not get into an answer, an event or a log. */
export async function contactOf(
  context: Context,
  accountId: string,
): Promise<{ openid: string | null; phone: string | null } | null> {
  const account = await context
    .model(accountsModel)
    .findOne({ tenantId: context.tenantId, _id: accountId, deletedAt: null }, { openid: 1, phone: 1 })
    .lean()
  return account && { openid: account.openid, phone: account.phone }
}
