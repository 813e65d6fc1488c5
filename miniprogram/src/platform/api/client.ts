import { fillPath, queryString } from './address'
import type { Input, Name, Output } from './contract'
import { exchange } from './exchange'
import { newKey } from './key'
import { ApiProblem } from './problem'
import { routes } from './routes.gen'
import { accessToken, presentToken } from './session'

interface CallOptions {
  /** Idempotency-Key of a POST: the same for every try of the same wish. Default: new for this call. */
  key?: string
  /** Nothing that says who asks goes along, though somebody is signed in: the box of a secret vote. */
  anonymous?: boolean
}

/**
 * Calls an endpoint of the contract: signs in or renews the session where needed, repeats what may be repeated.
 * @throws ApiProblem
 */
export async function call<N extends Name>(
  name: N,
  input: Input<N>,
  options: CallOptions = {},
): Promise<Output<N>> {
  const [method, template, access] = routes[name]
  const { path, rest } = fillPath(template, (input ?? {}) as Record<string, unknown>)
  const key = options.key ?? newKey()
  const send = (token: string | undefined) =>
    exchange({
      method,
      path: method === 'GET' ? path + queryString(rest) : path,
      body: method === 'GET' ? undefined : rest,
      header: {
        ...(method === 'POST' && !options.anonymous ? { 'Idempotency-Key': key } : {}),
        ...(token ? { Authorization: `Bearer ${token}` } : {}),
      },
    })
  const answer = access === 'public' ? send(options.anonymous ? undefined : presentToken()) : withToken(send)
  return (await answer) as Output<N>
}

/** Runs with an access token; when the server refuses it, once more with a new one. */
export async function withToken<T>(send: (token: string) => Promise<T>): Promise<T> {
  const token = await accessToken()
  try {
    return await send(token)
  } catch (problem) {
    if (!(problem instanceof ApiProblem) || problem.status !== 401) throw problem
    return send(await accessToken(token))
  }
}
