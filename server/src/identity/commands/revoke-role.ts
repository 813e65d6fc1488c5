import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { accountsModel } from '../model'
import { mustAdminister } from '../policy'
import { type AccountView, presentAccount } from '../present'
import { forgetSessions } from '../session-cache'
import { isLocked } from '../tries'

/** Ends a grant now, in this process at once and in the others within two seconds. One that has ended stays as it is. */
export async function revokeRole(
  context: Context,
  { id, grantId }: { id: string; grantId: string },
): Promise<AccountView> {
  const view = await context.transact(async (tx) => {
    const account = await tx.load(accountsModel, id)
    const grant = account.grants.find((one) => one.id === grantId)
    if (!grant) throw new Problem('NOT_FOUND')
    mustAdminister(tx.actor, grant.areaPath)
    if (grant.until === null || grant.until.getTime() > tx.now) {
      grant.until = new Date(tx.now)
      tx.append('identity', account, 'identity.roleRevoked', { grantId, role: grant.role })
      await tx.save(accountsModel, account)
    }
    return presentAccount(account, await isLocked(context, account.username))
  })
  forgetSessions(context.connection, id)
  return view
}
