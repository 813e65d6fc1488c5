import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Context as Koa, Next } from 'koa'
import send from 'koa-send'

/** Serves the built web page of the mini-program at `/`. It routes by hash, so no fallback is needed. */
export function webRoutes(root: string) {
  const folder = resolve(root)
  return async (koa: Koa, next: Next): Promise<void> => {
    if ((koa.method !== 'GET' && koa.method !== 'HEAD') || !existsSync(folder)) return next()
    const immutable = /\.[0-9a-f]{8,}\.(js|css)$/.test(koa.path)
    try {
      await send(koa, koa.path, {
        root: folder,
        index: 'index.html',
        maxage: immutable ? 365 * 86_400_000 : 0,
        immutable,
      })
    } catch (error) {
      if ((error as { status?: number }).status !== 404) throw error
      await next()
    }
  }
}
