import type { Services } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { modelOn } from '../../platform/store/model'
import { type Tenant, tenantsModel } from '../model'

/** Founds a county. A slug that is taken → DUPLICATE. */
export async function createTenant(services: Services, given: Omit<Tenant, '_id'>): Promise<Tenant> {
  const { slug, name, center } = given
  const tenant: Tenant = { _id: newId(), slug, name, center }
  await modelOn(services.connection, tenantsModel)
    .create(tenant)
    .catch((error: { code?: number }) => {
      throw error.code === 11000 ? new Problem('DUPLICATE') : error
    })
  return tenant
}
