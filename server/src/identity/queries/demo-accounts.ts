import type { Input, Output } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { accountsModel } from '../model'
import { publicContext } from './tenants'

/** Outside demo mode the endpoints of the demo do not exist: NOT_FOUND. */
export function requireDemoMode({ config }: Pick<Context, 'config'>): void {
  if (config.LINLI_MODE !== 'demo') throw new Problem('NOT_FOUND')
}

/** The accounts anybody may sign in as, in the order they were made. */
export async function demoAccounts(
  context: Context,
  { tenant }: Input<'identity.demoAccounts'>,
): Promise<Output<'identity.demoAccounts'>> {
  requireDemoMode(context)
  const county = await publicContext(context, tenant)
  const rows = await county
    .model(accountsModel)
    .find(
      { tenantId: county.tenantId, username: { $type: 'string' }, demo: { $ne: null } },
      { username: 1, name: 1, demo: 1 },
    )
    .sort({ _id: 1 })
    .lean()
  return {
    items: rows.map(({ username, name, demo }) => ({
      username: username ?? '',
      name,
      description: demo?.description ?? '',
    })),
  }
}
