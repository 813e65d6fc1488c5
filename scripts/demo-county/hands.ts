import type { EndpointName, Input, Output } from '@linli/shared/contract'
import { features } from '../../server/src/app'
import type { Context } from '../../server/src/platform/context'

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
