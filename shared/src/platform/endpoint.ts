import type { z } from 'zod'
import type { Role } from '../identity/roles'
import type { ProblemCode } from '../problems'

/**
 * Who may call an endpoint, before any rule about the thing itself is asked:
 * `public` nobody is asked for a session; `signedIn` any account of the tenant; `apiKey` another system with a key;
 * a list: an account that holds one of these roles now, for whatever area (the policy of the feature narrows the area).
 */
export type Access = 'public' | 'signedIn' | 'apiKey' | readonly Role[]

/** No PATCH: wx.request cannot send it. */
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'

/** How the bytes travel: `json` both ways; `upload` multipart in; `raw` the handler answers by itself (files, SSE, HTML). */
export type Transport = 'json' | 'upload' | 'raw'

/**
 * One endpoint as a value. Validation, the OpenAPI document, the typed clients, the fuzz run and the route × role sweep are
 * all made from it. `path` is below `/api/v1`; `:name` parts, the query and the body are one flat `input`.
 */
export interface Endpoint<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> {
  readonly name: string
  readonly method: Method
  readonly path: string
  readonly access: Access
  readonly input: I
  readonly output: O
  readonly errors: readonly ProblemCode[]
  readonly summary: string
  readonly transport?: Transport
}

/** Keeps the schema types of an endpoint value. */
export const endpoint = <I extends z.ZodType, O extends z.ZodType>(value: Endpoint<I, O>): Endpoint<I, O> =>
  value

// Read from the member alone: comparing each endpoint with Endpoint<…> made the types of the whole contract, schema by schema.

/** What a caller hands in (before defaults and coercion). */
export type InputOf<E> = E extends { readonly input: infer I } ? z.input<I> : never
/** What a handler receives (after defaults and coercion). */
export type ParsedOf<E> = E extends { readonly input: infer I } ? z.output<I> : never
/** What an answer holds. */
export type OutputOf<E> = E extends { readonly output: infer O } ? z.output<O> : never
