import { newId } from '../../platform/store/id'
import type { Tx } from '../../platform/store/transact'
import { unchained } from '../../platform/store/transact'
import { type Account, accountsModel } from '../model'

/** Inserts an account with what is known of the person, and says so in its stream without naming anybody. */
export async function insertAccount(
  tx: Tx,
  known: Partial<Pick<Account, 'name' | 'phone' | 'openid' | 'username' | 'birthDate' | 'staff'>>,
): Promise<Account> {
  const _id = newId()
  const account: Account = {
    _id,
    tenantId: tx.tenantId,
    ...unchained,
    // Until a person gives a name: something that tells two of them apart in a list.
    name: `居民${_id.slice(-4)}`,
    phone: null,
    phoneTail: null,
    openid: null,
    username: null,
    birthDate: null,
    communityId: null,
    communityName: null,
    elderMode: false,
    staff: false,
    grants: [],
    demo: null,
    createdAt: new Date(tx.now),
    deletedAt: null,
    ...known,
  }
  tx.append('identity', account, 'identity.accountCreated', { staff: account.staff }, 'quiet')
  await tx.insert(accountsModel, account)
  return account
}
