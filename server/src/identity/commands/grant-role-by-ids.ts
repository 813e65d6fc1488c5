import type { Input } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { areaLookup } from '../area-lookup'
import { accountsModel } from '../model'
import type { AccountView } from '../present'
import { grantRole } from './grant-role'

/** What an administrator sends: ids only. Area and unit are looked up in the own county (AREA_UNKNOWN, UNIT_UNKNOWN). */
export async function grantRoleByIds(
  context: Context,
  { id, role, areaId, unitId, from, until }: Input<'identity.grantRole'>,
): Promise<AccountView> {
  const { tenantId } = context
  if (!(await context.model(accountsModel).exists({ tenantId, _id: id, deletedAt: null })))
    throw new Problem('NOT_FOUND')
  const area = await areaLookup().area(context, areaId)
  const unit = unitId === undefined ? undefined : await areaLookup().unit(context, unitId)
  return grantRole(context, {
    accountId: id,
    role,
    areaId: area._id,
    areaPath: area.path,
    areaName: area.name,
    unitId: unit?._id,
    unitName: unit?.name,
    from,
    until,
  })
}
