import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { bodyParser } from '@koa/bodyparser'
import cors from '@koa/cors'
import Koa, { type Context as KoaContext, type Next } from 'koa'
import compress from 'koa-compress'
import helmet from 'koa-helmet'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Services } from '../context'
import type { Route } from '../feature'
import type { Metrics } from '../metrics'
import { Problem } from '../problem'
import { type Authenticator, bindRoutes } from './bind'
import { docsRoutes } from './docs'
import { problemsMiddleware } from './problems'
import { webRoutes } from './web'

export interface HttpServer {
  port: number
  /** Takes no new connections, lets every request under way finish (at most 20 s), then closes. */
  stop(): Promise<void>
}

interface HttpOptions {
  routes: readonly Route[]
  services: () => Services
  authenticator: () => Authenticator
  metrics: Metrics
  /** True once the store answers and the jobs run. */
  ready(): Promise<boolean>
}

function requestMiddleware(services: () => Services, metrics: Metrics) {
  return async (koa: KoaContext, next: Next): Promise<void> => {
    const started = process.hrtime.bigint()
    koa.state.requestId = randomUUID()
    koa.set('X-Request-Id', koa.state.requestId as string)
    await next()
    const seconds = Number(process.hrtime.bigint() - started) / 1e9
    const endpoint = (koa.state.endpoint as string | undefined) ?? 'other'
    metrics.requests.observe({ endpoint, status: String(koa.status) }, seconds)
    if (koa.state.endpoint) {
      services().log.debug(
        { requestId: koa.state.requestId, endpoint, status: koa.status, ms: Math.round(seconds * 1000) },
        'request',
      )
    }
  }
}

function limitMiddleware(perMinute: number) {
  const limiter = new RateLimiterMemory({ points: perMinute, duration: 60 })
  return async (koa: KoaContext, next: Next): Promise<void> => {
    if (perMinute > 0 && koa.path.startsWith('/api/')) {
      await limiter.consume(koa.ip).catch((rejected: { msBeforeNext?: number }) => {
        throw new Problem('TOO_MANY_REQUESTS', {
          extra: { retryAfter: Math.ceil((rejected.msBeforeNext ?? 30_000) / 1000) },
        })
      })
    }
    await next()
  }
}

function probes({ ready, metrics }: HttpOptions) {
  return async (koa: KoaContext, next: Next): Promise<void> => {
    if (koa.path === '/healthz') koa.body = 'ok'
    else if (koa.path === '/readyz') {
      const isReady = await ready()
      koa.status = isReady ? 200 : 503
      koa.body = isReady ? 'ready' : 'not ready'
    } else if (koa.path === '/metrics') {
      koa.type = metrics.registry.contentType
      koa.body = await metrics.registry.metrics()
    } else await next()
  }
}

/** Builds the Koa application and listens. The order of `use` is the way of a request. */
export async function startHttp(options: HttpOptions): Promise<HttpServer> {
  const { routes, services, authenticator, metrics } = options
  const { config, log } = services()
  const app = new Koa({ proxy: config.TRUST_PROXY })
  app.silent = true
  app.on('error', (error: Error & { code?: string }) => {
    // A client that went away half-way, or that does not speak HTTP.
    if (!/^(ECONNRESET|EPIPE|ERR_STREAM_PREMATURE_CLOSE|HPE_\w+)$/.test(error.code ?? ''))
      log.error({ err: error }, 'http')
  })
  app.use(requestMiddleware(services, metrics))
  app.use(problemsMiddleware(() => services().log))
  app.use(probes(options))
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          'script-src': ["'self'", "'unsafe-inline'"],
          // The mini-program in a browser reads a chosen photo from its blob: address before it uploads it.
          'connect-src': ["'self'", 'blob:'],
          'img-src': ["'self'", 'data:', 'blob:'],
          'media-src': ["'self'", 'blob:'],
          'upgrade-insecure-requests': null,
        },
      },
      strictTransportSecurity: config.LINLI_MODE === 'production',
      crossOriginResourcePolicy: { policy: 'same-site' },
    }),
  )
  app.use(cors({ credentials: false, exposeHeaders: ['X-Request-Id', 'Retry-After'] }))
  app.use(compress({ threshold: 2048, br: false }))
  app.use(limitMiddleware(config.RATE_LIMIT))
  app.use(
    bodyParser({
      enableTypes: ['json', 'form', 'text'],
      extendTypes: { text: ['text/xml', 'application/xml'] },
      jsonLimit: '256kb',
      formLimit: '64kb',
      textLimit: '256kb',
    }),
  )
  app.use(docsRoutes(routes.map(({ endpoint }) => endpoint)))
  const router = bindRoutes(routes, services, authenticator)
  app.use(router.routes() as never)
  app.use(async (koa: KoaContext, next: Next) => {
    if (koa.path.startsWith('/api/'))
      throw new Problem(
        router.stack.some((layer) => layer.match(koa.path)) ? 'METHOD_NOT_ALLOWED' : 'ROUTE_UNKNOWN',
      )
    await next()
  })
  app.use(webRoutes(config.WEB_ROOT))

  const server = createServer(app.callback())
  server.keepAliveTimeout = 65_000
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(config.PORT, config.HOST, resolve)
  })
  return { port: (server.address() as AddressInfo).port, stop: () => stop(server) }
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), 20_000)
    // A connection is kept alive for the next request: with no next one to come, it goes as soon as its last one is answered.
    const idle = setInterval(() => server.closeIdleConnections(), 50)
    server.close(() => {
      clearTimeout(cut)
      clearInterval(idle)
      resolve()
    })
    server.closeIdleConnections()
  })
}
