import { PassThrough } from 'node:stream'
import type { Context as Koa } from 'koa'

/** One open stream of server-sent events (WHATWG HTML §9.2). */
export interface SseClient {
  send(event: string, data: unknown, id?: string): void
  onClose(listener: () => void): void
  /** Ends the stream; a client that still wants it comes back by itself. */
  close(): void
}

const HEARTBEAT_MS = 25_000
const open = new Set<PassThrough>()

/** Answers the request with an event stream that stays open until the client or the server goes. */
export function openSse(koa: Koa): SseClient {
  const stream = new PassThrough()
  koa.respond = true
  koa.status = 200
  koa.type = 'text/event-stream'
  koa.set('Cache-Control', 'no-cache, no-transform')
  koa.set('X-Accel-Buffering', 'no')
  koa.compress = false
  koa.body = stream
  stream.write('retry: 3000\n\n')
  open.add(stream)
  const heartbeat = setInterval(() => stream.write(': \n\n'), HEARTBEAT_MS)
  heartbeat.unref()
  const listeners: (() => void)[] = []
  stream.once('close', () => {
    clearInterval(heartbeat)
    open.delete(stream)
    for (const listener of listeners) listener()
  })
  return {
    send: (event, data, id) => {
      stream.write(`${id ? `id: ${id}\n` : ''}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    },
    onClose: (listener) => listeners.push(listener),
    close: () => stream.end(),
  }
}

/** Ends all streams of this process, so that a shutdown need not wait for clients that listen for hours. */
export function closeSse(): void {
  for (const stream of open) stream.end()
}
