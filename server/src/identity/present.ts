import type { Output } from '@linli/shared/contract'
import { maskPhone } from '@linli/shared/identity/mask'
import { wireTime } from '@linli/shared/platform/schemas'
import type { Account, Grant, Tenant } from './model'
import { holdsAt } from './policy'

type Me = Output<'identity.me'>
export type AccountView = Output<'identity.createStaff'>

function presentGrant(grant: Grant): AccountView['grants'][number] {
  const { id, role, areaId, areaName, unitId, unitName, from, until } = grant
  return {
    id,
    role,
    areaId,
    areaName,
    unitId,
    unitName,
    from: wireTime(from),
    until: until && wireTime(until),
  }
}

const masked = (phone: string | null): string | null => phone && maskPhone(phone)

/** The own account. Grants are those held now: it decides what the app offers. */
export function presentMe(
  account: Account,
  tenant: Tenant,
  known: { needsGuardian: boolean; hasPassword: boolean; totpEnabled: boolean },
  now: number,
): Me {
  return {
    id: account._id,
    tenant: tenant.slug,
    tenantName: tenant.name,
    name: account.name,
    phone: masked(account.phone),
    communityId: account.communityId,
    communityName: account.communityName,
    elderMode: account.elderMode,
    birthDate: account.birthDate,
    needsGuardian: known.needsGuardian,
    grants: account.grants.filter((grant) => holdsAt(grant, now)).map(presentGrant),
    hasPassword: known.hasPassword,
    totpEnabled: known.totpEnabled,
  }
}

/** An account as its administrator sees it, with the roles that have ended too. */
export function presentAccount(account: Account, locked: boolean): AccountView {
  return {
    id: account._id,
    username: account.username,
    name: account.name,
    phone: masked(account.phone),
    locked,
    createdAt: wireTime(account.createdAt),
    grants: account.grants.map(presentGrant),
  }
}
