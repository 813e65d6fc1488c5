import type { EndpointName, Input, Output } from '@linli/shared/contract'
import { features } from '../../server/src/app'
import { type Context, createContext, type Services } from '../../server/src/platform/context'
import type { Person } from './people'

const routes = new Map(features.flatMap(({ routes = [] }) => routes.map((one) => [one.endpoint.name, one])))

/** Calls an endpoint's command as a person, the way the server does after it has recognised the caller. */
export async function act<N extends EndpointName>(
  services: Services,
  tenantId: string,
  person: Person,
  name: N,
  input: Input<N>,
): Promise<Output<N>> {
  const route = routes.get(name)
  if (!route) throw new Error(`no endpoint ${name}`)
  const context: Context = createContext(services, tenantId, person.actor)
  return (await route.handle(
    context,
    route.endpoint.input.parse(input) as never,
    undefined as never,
  )) as Output<N>
}
