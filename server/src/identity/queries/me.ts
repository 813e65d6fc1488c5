import type { Output } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type Account, accountsModel } from '../model'
import { credentialsModel } from '../model-access'
import { presentMe } from '../present'
import { needsGuardian } from './consent'
import { tenantById } from './tenants'

/** The account as its owner sees it. */
export async function viewOf(context: Context, account: Account): Promise<Output<'identity.me'>> {
  const { tenantId } = context
  const now = context.now()
  const [tenant, credential, child] = await Promise.all([
    tenantById(context, tenantId),
    context.model(credentialsModel).findOne({ tenantId, _id: account._id }, { totpSecret: 1 }).lean(),
    needsGuardian(context, account, now),
  ])
  const known = {
    needsGuardian: child,
    hasPassword: credential !== null,
    totpEnabled: Boolean(credential?.totpSecret),
  }
  return presentMe(account, tenant, known, now)
}

/** The own account with the roles held now. A deleted one → ACCOUNT_DELETED. */
export async function me(
  context: Context,
  accountId: string = context.actor.id,
): Promise<Output<'identity.me'>> {
  const { tenantId } = context
  const account = await context.model(accountsModel).findOne({ tenantId, _id: accountId }).lean()
  if (!account) throw new Problem('NOT_FOUND')
  if (account.deletedAt) throw new Problem('ACCOUNT_DELETED')
  return viewOf(context, account)
}
