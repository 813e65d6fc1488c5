import type { Role } from '@linli/shared/identity/roles'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { accountsModel, type Grant } from '../model'
import { mayManage, mustAdminister } from '../policy'
import { type AccountView, presentAccount } from '../present'
import { forgetSessions } from '../session-cache'
import { isLocked } from '../tries'

export interface GrantGiven {
  accountId: string
  role: Role
  areaId: string
  areaPath: string
  areaName: string
  unitId?: string | undefined
  unitName?: string | undefined
  /** Now when left out. */
  from?: string | number | Date | undefined
  /** Without end when left out. */
  until?: string | number | Date | undefined
}

/** GRANT_INVALID when the times make no span that is still to come, or unit and role do not belong together. */
function grantOf(given: GrantGiven, now: number): Grant {
  const { role, areaId, areaPath, areaName, unitId = null, unitName = null } = given
  const from = new Date(given.from ?? now)
  const until = given.until === undefined ? null : new Date(given.until)
  if (until && (until <= from || until.getTime() <= now))
    throw new Problem('GRANT_INVALID', { detail: '结束时间须晚于开始时间和现在。' })
  if (role === 'handler' && unitId === null)
    throw new Problem('GRANT_INVALID', { detail: '处置单位人员须指定所在单位。' })
  if (role !== 'handler' && unitId !== null)
    throw new Problem('GRANT_INVALID', { detail: '只有处置单位人员才指定单位。' })
  return { id: newId(), role, areaId, areaPath, areaName, unitId, unitName, from, until }
}

const sameDuty = (a: Grant, b: Grant): boolean =>
  a.role === b.role &&
  a.areaId === b.areaId &&
  a.unitId === b.unitId &&
  a.until?.getTime() === b.until?.getTime()

/**
 * Grants a role for an area, `from` included, `until` excluded. Only an administrator of the area or above, and only to
 * who works nowhere yet or in an area of his (AREA_FORBIDDEN).
 * The same duty to the same end is granted once, however often it is asked for.
 */
export async function grantRole(context: Context, given: GrantGiven): Promise<AccountView> {
  const view = await context.transact(async (tx) => {
    const account = await tx.load(accountsModel, given.accountId)
    if (account.deletedAt) throw new Problem('NOT_FOUND')
    mustAdminister(tx.actor, given.areaPath)
    if (!mayManage(tx.actor, account)) throw new Problem('AREA_FORBIDDEN')
    const grant = grantOf(given, tx.now)
    const known = account.grants.some((old) => sameDuty(old, grant) && old.from <= grant.from)
    if (!known) {
      account.grants.push(grant)
      account.staff = true
      const { id, role, areaId, unitId } = grant
      tx.append('identity', account, 'identity.roleGranted', { grantId: id, role, areaId, unitId })
      await tx.save(accountsModel, account)
    }
    return presentAccount(account, await isLocked(context, account.username))
  })
  forgetSessions(context.connection, given.accountId)
  return view
}
