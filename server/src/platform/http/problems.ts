import { randomUUID } from 'node:crypto'
import type { Context as Koa, Next } from 'koa'
import type { Logger } from '../log'
import { Problem } from '../problem'

/** An answer of ours that broke its own contract: a defect, answered as 500 and logged with the paths that are wrong. */
export class ContractBreach extends Error {}

/** Failures of libraries and the engine that mean something to a caller. */
function translate(error: unknown): Problem | null {
  if (error instanceof Problem) return error
  const { type, status, name, code } = error as {
    type?: string
    status?: number
    name?: string
    code?: unknown
  }
  if (type === 'entity.too.large' || status === 413) return new Problem('BODY_TOO_LARGE')
  if (type?.startsWith('entity.') || type?.startsWith('encoding.') || status === 400 || status === 415)
    return new Problem('BODY_MALFORMED')
  if (
    name === 'MongoServerSelectionError' ||
    name === 'MongoNetworkError' ||
    name === 'MongoNotConnectedError'
  )
    return new Problem('UNAVAILABLE')
  if (name === 'MongoNetworkTimeoutError' || name === 'PoolClearedOnNetworkError' || code === 'ECONNREFUSED')
    return new Problem('UNAVAILABLE')
  return null
}

/** Answers every failure as problem+json (RFC 9457). What nobody expected is logged with an id and never leaks. */
export function problemsMiddleware(log: () => Logger) {
  return async (koa: Koa, next: Next): Promise<void> => {
    try {
      await next()
      if (koa.status === 404 && koa.body === undefined && !koa.respond === false)
        throw new Problem('ROUTE_UNKNOWN')
    } catch (error) {
      let problem = translate(error)
      let instance: string | undefined
      if (!problem) {
        instance = `urn:uuid:${randomUUID()}`
        problem = new Problem('INTERNAL')
        log().error({ err: error, instance, method: koa.method, path: koa.path }, 'unexpected failure')
      }
      if (koa.headerSent) return
      const { status, code, detail, fields, extra } = problem
      koa.status = status
      if (status === 503) koa.set('Retry-After', '5')
      if (status === 429) koa.set('Retry-After', String(extra?.retryAfter ?? 30))
      if (status === 401) koa.set('WWW-Authenticate', 'Bearer')
      koa.set('Cache-Control', 'no-store')
      koa.body = JSON.stringify({
        ...extra,
        type: `urn:linli:problem:${code}`,
        title: code,
        code,
        status,
        detail,
        ...(fields && { fields }),
        ...(instance && { instance }),
      })
      koa.type = 'application/problem+json'
    }
  }
}
