import type { Output } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { allTenants } from './tenants'

/** The counties to choose from, and whether this is a demo. */
export async function tenantList(context: Context): Promise<Output<'identity.tenants'>> {
  const tenants = await allTenants(context)
  return {
    items: tenants.map(({ slug, name, center }) => ({ slug, name, center })),
    demo: context.config.LINLI_MODE === 'demo',
  }
}
