import type { Input, Output } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { accountsModel } from '../model'
import { requireDemoMode } from '../queries/demo-accounts'
import { publicContext } from '../queries/tenants'
import { signIn } from './sign-in'

/** Signs in as a demo account without a password. In production, or for any other account → NOT_FOUND. */
export async function demoLogin(
  context: Context,
  { tenant, username }: Input<'identity.demoLogin'>,
): Promise<Output<'identity.demoLogin'>> {
  requireDemoMode(context)
  const county = await publicContext(context, tenant)
  const account = await county
    .model(accountsModel)
    .findOne({ tenantId: county.tenantId, username }, { demo: 1 })
    .lean()
  if (!account?.demo) throw new Problem('NOT_FOUND')
  return signIn(county, account._id)
}
