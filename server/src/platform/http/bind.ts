import Router from '@koa/router'
import type { Endpoint } from '@linli/shared/platform/endpoint'
import type { Context as Koa } from 'koa'
import type { z } from 'zod'
import { type Actor, anonymous, holdsAny } from '../actor'
import { createContext, type Services } from '../context'
import type { Route } from '../feature'
import { Problem } from '../problem'
import { claimOf, type IdempotencyClaim } from '../store/idempotency'
import { storedAnswer } from '../store/transact'
import { ContractBreach } from './problems'

/** Who a request's credentials belong to. Registered by the identity feature; the platform knows no feature. */
export interface Authenticator {
  /** Access token of a session. Throws NOT_SIGNED_IN / SESSION_EXPIRED. */
  byToken(token: string): Promise<{ tenantId: string; actor: Actor }>
  byApiKey(key: string): Promise<{ tenantId: string; actor: Actor }>
}

const KEY_PATTERN = /^[\w-]{8,80}$/

async function authenticate(
  koa: Koa,
  endpoint: Endpoint,
  authenticator: Authenticator,
): Promise<{ tenantId: string; actor: Actor }> {
  const bearer = /^Bearer (.+)$/i.exec(koa.get('authorization'))?.[1]
  const apiKey = koa.get('x-api-key')
  if (apiKey && endpoint.access === 'apiKey') return authenticator.byApiKey(apiKey)
  // A stale token must not shut a reader out of what everybody may read.
  if (bearer && endpoint.access === 'public')
    return authenticator.byToken(bearer).catch(() => ({ tenantId: '', actor: anonymous }))
  if (bearer) return authenticator.byToken(bearer)
  return { tenantId: '', actor: anonymous }
}

function checkAccess(endpoint: Endpoint, actor: Actor): void {
  const { access } = endpoint
  if (access === 'public') return
  if (actor.kind === 'anonymous') throw new Problem('NOT_SIGNED_IN')
  if (access === 'apiKey') {
    if (actor.kind !== 'apiKey') throw new Problem('ROLE_MISSING')
    return
  }
  if (access !== 'signedIn' && !holdsAny(actor, access)) throw new Problem('ROLE_MISSING')
}

/** The first 20 mistakes, each said once although several rules of a field may say the same. */
function fieldsOf(error: z.ZodError): { path: string; message: string }[] {
  const fields = error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
  return [...new Map(fields.map((field) => [`${field.path}\n${field.message}`, field])).values()].slice(0, 20)
}

/** What was sent, by name; a body of plain text or XML reaches only an endpoint that reads bodies itself, as `text`. */
function rawInput(koa: Koa, { transport }: Endpoint): Record<string, unknown> {
  const sent: unknown = koa.request.body
  const body = transport === 'raw' && typeof sent === 'string' ? { text: sent } : sent
  if (body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body)))
    throw new Problem('BODY_MALFORMED')
  return { ...(koa.query as Record<string, unknown>), ...(body as object | undefined), ...koa.params }
}

function idempotencyOf(
  koa: Koa,
  endpoint: Endpoint,
  tenantId: string,
  actor: Actor,
  input: unknown,
): IdempotencyClaim | undefined {
  const key = koa.get('idempotency-key')
  if (!key || koa.method !== 'POST' || endpoint.transport === 'upload' || actor.kind === 'anonymous')
    return undefined
  if (!KEY_PATTERN.test(key)) {
    throw new Problem('INPUT_INVALID', {
      fields: [{ path: 'Idempotency-Key', message: '须为 8–80 位字母、数字、下划线或连字符' }],
    })
  }
  return claimOf(tenantId, actor.id, endpoint.name, key, input)
}

/** Mounts every route: authenticate → access → parse(input) → idempotency → handler → parse(output). */
export function bindRoutes(
  routes: readonly Route[],
  services: () => Services,
  authenticator: () => Authenticator,
): Router {
  const router = new Router({ prefix: '/api/v1' })
  for (const { endpoint, handle } of routes) {
    const method = endpoint.method.toLowerCase() as 'get' | 'post' | 'put' | 'patch' | 'delete'
    router[method](endpoint.name, endpoint.path, async (routed) => {
      const koa = routed as unknown as Koa
      koa.state.endpoint = endpoint.name
      const { tenantId, actor } = await authenticate(koa, endpoint, authenticator())
      checkAccess(endpoint, actor)
      const parsed = endpoint.input.safeParse(rawInput(koa, endpoint))
      if (!parsed.success) throw new Problem('INPUT_INVALID', { fields: fieldsOf(parsed.error) })
      const idempotency = idempotencyOf(koa, endpoint, tenantId, actor, parsed.data)
      const log = () =>
        services().log.child({
          requestId: koa.state.requestId as string,
          endpoint: endpoint.name,
          tenantId,
        })
      const stored = idempotency && (await storedAnswer(services().connection, idempotency))
      const context = createContext(services(), tenantId, actor, { log, ...(idempotency && { idempotency }) })
      // What failed may have failed because another request under its key was first (the last one is sold, to this very caller).
      const given = async (error: unknown) => {
        const late = idempotency && (await storedAnswer(services().connection, idempotency))
        if (!late) throw error
        return late.body
      }
      const result = stored ? stored.body : await handle(context, parsed.data as never, koa).catch(given)
      if (endpoint.transport === 'raw') return
      const answer = endpoint.output.safeParse(result)
      if (!answer.success)
        throw new ContractBreach(`${endpoint.name}: ${JSON.stringify(fieldsOf(answer.error))}`)
      koa.set('Cache-Control', 'no-store')
      if (stored) koa.set('Idempotency-Replayed', 'true')
      koa.type = 'application/json'
      koa.body = JSON.stringify(answer.data ?? null)
    })
  }
  return router
}
