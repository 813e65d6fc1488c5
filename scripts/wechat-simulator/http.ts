import type { IncomingMessage, ServerResponse } from 'node:http'

/** One request as the hosts see it. */
export interface Call {
  method: string
  path: string
  /** Path and query byte for byte, as they were sent. */
  target: string
  query: URLSearchParams
  headers: IncomingMessage['headers']
  rawBody: Buffer
}

/** What goes back. An object body is written as JSON. */
export interface Answer {
  status: number
  headers: Record<string, string>
  body: Buffer | string
  /** The JSON value of the body, for the request log. */
  json?: unknown
}

/** A part of the platform with its own paths (`api` and `pay`). */
export interface Host {
  owns(path: string): boolean
  answer(call: Call): Promise<Answer>
}

const MAX_BODY = 32 * 1024 * 1024

/** @throws Error when the body is over 32 MB or the peer goes away */
export async function readCall(request: IncomingMessage): Promise<Call> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > MAX_BODY) throw new Error('request body over 32 MB')
    chunks.push(chunk)
  }
  const url = new URL(request.url ?? '/', 'http://simulator')
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    target: request.url ?? '/',
    query: url.searchParams,
    headers: request.headers,
    rawBody: Buffer.concat(chunks),
  }
}

export function jsonAnswer(json: unknown, status = 200, type = 'application/json; encoding=utf-8'): Answer {
  return { status, headers: { 'content-type': type }, body: JSON.stringify(json), json }
}

export function send(response: ServerResponse, answer: Answer, extra: Record<string, string> = {}): void {
  const body = Buffer.isBuffer(answer.body) ? answer.body : Buffer.from(answer.body)
  response.writeHead(answer.status, { ...answer.headers, ...extra, 'content-length': body.length })
  response.end(body)
}
