import type { Context } from '../../platform/context'
import { credentialsModel } from '../model-access'
import { hashPassword } from '../passwords'
import { type AccountView, presentAccount } from '../present'
import { withoutReplay } from '../without-replay'
import { insertAccount } from './create-account'

/** Makes an account that signs in with a password; what it may do is granted afterwards. A username that is taken → DUPLICATE. */
export async function createStaff(
  context: Context,
  given: { username: string; name: string; password: string },
): Promise<AccountView & { _id: string }> {
  const passwordHash = await hashPassword(given.password)
  return withoutReplay(context).transact(async (tx) => {
    const account = await insertAccount(tx, { username: given.username, name: given.name, staff: true })
    await tx.model(credentialsModel).create(
      [
        {
          _id: account._id,
          tenantId: tx.tenantId,
          passwordHash,
          totpSecret: null,
          totpPending: null,
          totpStep: 0,
        },
      ],
      { session: tx.session },
    )
    return { _id: account._id, ...presentAccount(account, false) }
  })
}
