import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { accountsModel } from '../model'
import { mayManage } from '../policy'
import { type AccountView, presentAccount } from '../present'
import { forgetTries } from '../tries'

/** Lets an account try again at once. Only an administrator of an area in which the account works (AREA_FORBIDDEN). */
export function unlock(context: Context, { id }: { id: string }): Promise<AccountView> {
  return context.transact(async (tx) => {
    const account = await tx.load(accountsModel, id)
    if (account.deletedAt) throw new Problem('NOT_FOUND')
    if (!mayManage(tx.actor, account)) throw new Problem('AREA_FORBIDDEN')
    await forgetTries(tx, [account.username, account._id])
    tx.append('identity', account, 'identity.unlocked', {}, 'quiet')
    await tx.save(accountsModel, account)
    return presentAccount(account, false)
  })
}
