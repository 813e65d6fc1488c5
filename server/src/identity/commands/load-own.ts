import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { type Account, accountsModel } from '../model'

/**
 * The caller's own account, to change it. ACCOUNT_DELETED when it has gone meanwhile: for some seconds another process may still
 * let a token in, and nothing may then be written back that was erased.
 */
export async function loadOwn(tx: Tx): Promise<Account> {
  const account = await tx.load(accountsModel, tx.actor.id)
  if (account.deletedAt) throw new Problem('ACCOUNT_DELETED')
  return account
}
