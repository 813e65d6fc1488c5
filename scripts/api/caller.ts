import type { EndpointName, Input, Output } from '@linli/shared/contract'
import { contract } from '@linli/shared/contract'

/** An answer of the API: the body is typed when the status is 200. */
export interface Answer<T> {
  status: number
  /** Throws with the problem when the answer is not 200. */
  readonly ok: T
  /** The problem's code; undefined for an answer that is 200. */
  code: string | undefined
  /** Whatever came. */
  body: T & Record<string, unknown>
  headers: Headers
}

export interface CallOptions {
  token?: string
  apiKey?: string
  idempotencyKey?: string
}

/** Calls one endpoint over HTTP the way a client does. */
export type Call = <N extends EndpointName>(
  name: N,
  input: Input<N> extends object ? Input<N> : never,
  options?: CallOptions,
) => Promise<Answer<Output<N>>>

/** Builds the caller of a server's API. */
export function caller(url: string): Call {
  return async (name, input, options = {}) => {
    const endpoint = contract[name]
    const rest: Record<string, unknown> = { ...(input as object) }
    const pathname = endpoint.path.replace(/:(\w+)/g, (_, member: string) => {
      const value = rest[member]
      delete rest[member]
      return encodeURIComponent(String(value))
    })
    const address = new URL(`/api/v1${pathname}`, url)
    const inQuery = endpoint.method === 'GET' || endpoint.method === 'DELETE'
    if (inQuery) {
      for (const [key, value] of Object.entries(rest))
        if (value !== undefined) address.searchParams.set(key, String(value))
    }
    const response = await fetch(address, {
      method: endpoint.method,
      headers: {
        ...(!inQuery && { 'Content-Type': 'application/json' }),
        ...(options.token && { Authorization: `Bearer ${options.token}` }),
        ...(options.apiKey && { 'X-Api-Key': options.apiKey }),
        ...(options.idempotencyKey && { 'Idempotency-Key': options.idempotencyKey }),
      },
      ...(!inQuery && { body: JSON.stringify(rest) }),
    })
    return answerOf(name, response) as never
  }
}

/** Reads a response as {@link Answer}; for uploads, which {@link caller} doesn't send. */
export async function answerOf<T>(what: string, response: Response): Promise<Answer<T>> {
  const words = await response.text()
  const isJson = /json/.test(response.headers.get('content-type') ?? '')
  const body = (isJson ? JSON.parse(words) : { text: words }) as Answer<T>['body']
  return {
    status: response.status,
    body,
    headers: response.headers,
    code: response.status === 200 ? undefined : String(body.code),
    get ok(): T {
      if (response.status !== 200) throw new Error(`${what}: ${response.status} ${words.slice(0, 600)}`)
      return body
    },
  }
}
