import type { EndpointName, Input, Output } from '@linli/shared/contract'
import { features } from '../../server/src/app'
import type { Actor } from '../../server/src/platform/actor'
import { type Context, createContext, type Services } from '../../server/src/platform/context'
import { newId } from '../../server/src/platform/store/id'
import { claimOf } from '../../server/src/platform/store/idempotency'
import { patiently } from './patience'

const routes = new Map(features.flatMap(({ routes = [] }) => routes.map((one) => [one.endpoint.name, one])))

/** Calls an endpoint's command as the context's actor, the way the server does after it has recognised the caller. */
export async function act<N extends EndpointName>(
  context: Context,
  name: N,
  input: Input<N>,
): Promise<Output<N>> {
  const route = routes.get(name)
  if (!route) throw new Error(`no endpoint ${name}`)
  const parsed = route.endpoint.input.parse(input)
  return (await route.handle(context, parsed as never, undefined as never)) as Output<N>
}

/**
 * The same for somebody of the county, as often as it takes: under a key of its own it happens once, also when the answer of the
 * first try was lost.
 */
export function actOnce<N extends EndpointName>(
  services: Services,
  tenantId: string,
  actor: Actor,
  name: N,
  input: Input<N>,
): Promise<Output<N>> {
  const idempotency = { ...claimOf(tenantId, actor.id, name, newId(), input), callerLooks: false }
  return patiently(() => act(createContext(services, tenantId, actor, { idempotency }), name, input))
}
