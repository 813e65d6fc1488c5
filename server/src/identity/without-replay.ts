import { type Context, createContext } from '../platform/context'

/**
 * The same context without the caller's idempotency key. For commands that take or give a secret: a stored answer would keep
 * it, and the stored hash of the request could be guessed at. A repeated call is then simply a second call.
 */
export const withoutReplay = (context: Context): Context =>
  createContext(context, context.tenantId, context.actor, { log: context.log })
