import { anonymous, system } from '../../platform/actor'
import { type Context, createContext, type Services } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { modelOn } from '../../platform/store/model'
import { type Tenant, tenantsModel } from '../model'

/** TENANT_UNKNOWN when no county has this slug. */
export async function tenantBySlug(services: Services, slug: string): Promise<Tenant> {
  const tenant = await modelOn(services.connection, tenantsModel).findOne({ slug }).lean()
  if (!tenant) throw new Problem('TENANT_UNKNOWN')
  return tenant
}

/** TENANT_UNKNOWN when there is no such county. */
export async function tenantById(services: Services, id: string): Promise<Tenant> {
  const tenant = await modelOn(services.connection, tenantsModel).findById(id).lean()
  if (!tenant) throw new Problem('TENANT_UNKNOWN')
  return tenant
}

/** All counties of the deployment, in the order they were founded. For jobs, and for the choice at the first start. */
export function allTenants(services: Services): Promise<Tenant[]> {
  return modelOn(services.connection, tenantsModel).find().sort({ _id: 1 }).lean()
}

/** Does something in each county in turn, as the system. @param name of the job: whom events name as their actor */
export async function inEachCounty(
  services: Services,
  name: string,
  work: (context: Context) => Promise<void>,
): Promise<void> {
  for (const { _id } of await allTenants(services)) await work(createContext(services, _id, system(name)))
}

/**
 * The context of a public endpoint, whose tenant is in its input. Who happens to be signed in to this county stays who he is;
 * somebody of another county is nobody here. Without the caller's idempotency key: what it answers is not one person's.
 */
export async function publicContext(context: Context, slug: string): Promise<Context> {
  const tenant = await tenantBySlug(context, slug)
  const actor = tenant._id === context.tenantId ? context.actor : anonymous
  return createContext(context, tenant._id, actor, { log: context.log })
}
