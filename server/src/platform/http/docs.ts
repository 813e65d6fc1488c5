import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import type { Endpoint } from '@linli/shared/platform/endpoint'
import type { Context as Koa, Next } from 'koa'
import send from 'koa-send'
import { openApiDocument } from './openapi'

const PAGE = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>邻里 Linli API</title>
<meta name="viewport" content="width=device-width,initial-scale=1"><link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><div id="ui"></div><script src="/api/docs/swagger-ui-bundle.js"></script>
<script>SwaggerUIBundle({ url: '/api/v1/openapi.json', dom_id: '#ui', deepLinking: true, docExpansion: 'none' })</script></body></html>`

const ASSETS = /^\/api\/docs\/(swagger-ui\.css|swagger-ui-bundle\.js)$/

/** `/api/v1/openapi.json` and a readable page of it at `/api/docs`. */
export function docsRoutes(endpoints: readonly Endpoint[]) {
  // Made when it is first asked for: it costs as much as the rest of the start, and most processes are never asked.
  let document: string | undefined
  const require = createRequire(import.meta.url)
  const assets = dirname(require.resolve('swagger-ui-dist/package.json'))
  return async (koa: Koa, next: Next): Promise<void> => {
    const asset = ASSETS.exec(koa.path)?.[1]
    if (koa.path === '/api/v1/openapi.json' && koa.method === 'GET') {
      koa.type = 'application/json'
      document ??= JSON.stringify(openApiDocument(endpoints, '1'))
      koa.body = document
    } else if (koa.path === '/api/docs' || koa.path === '/api/docs/') {
      koa.type = 'html'
      koa.body = PAGE
    } else if (asset) await send(koa, asset, { root: assets, maxage: 86_400_000 })
    else await next()
  }
}
