import type { Role } from '@linli/shared/identity/roles'
import type { Context } from '../../platform/context'
import { accountsModel } from '../model'
import { holdsAt } from '../policy'

/** Ids of the accounts that hold a role now: for this area or one above it, and in this unit, where these are given. */
export async function accountsHolding(
  context: Context,
  wanted: { role: Role; areaPath?: string; unitId?: string },
): Promise<string[]> {
  const { role, areaPath, unitId } = wanted
  const now = context.now()
  const rows = await context
    .model(accountsModel)
    .find({ tenantId: context.tenantId, 'grants.role': role }, { grants: 1 })
    .sort({ _id: 1 })
    .lean()
  return rows
    .filter(({ grants }) =>
      grants.some(
        (grant) =>
          grant.role === role &&
          holdsAt(grant, now) &&
          (areaPath === undefined || areaPath.startsWith(grant.areaPath)) &&
          (unitId === undefined || grant.unitId === unitId),
      ),
    )
    .map(({ _id }) => _id)
}
