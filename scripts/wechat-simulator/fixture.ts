import { createDecipheriv, createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Simulator, type SimulatorOptions, startSimulator } from './simulator'

/** What the simulator's own tests stand on: an account, a caller and a backend that only listens. */
export const APPID = 'wxba5fad812f8e6fb9'
export const SECRET = 'a-secret-of-the-test'
export const PUSH_TOKEN = 'AAAAA'
export const AES_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
/** 2026-03-02 09:00 in Shanghai. */
export const START = Date.UTC(2026, 2, 2, 1)

type Json = Record<string, unknown>

export interface Caller extends Simulator {
  get(path: string, query?: Record<string, string>): Promise<Json>
  /** POST with a fresh stable token unless `token` says otherwise. */
  post(path: string, body: Json, token?: string): Promise<Json>
  raw(path: string, body: Json): Promise<Response>
  token(): Promise<string>
  /** wx.login and jscode2session: the user's openid. */
  openidOf(user: string): Promise<string>
}

export async function simulator(options: Partial<SimulatorOptions> = {}): Promise<Caller> {
  const sim = await startSimulator({ appid: APPID, secret: SECRET, clock: START, seed: 'test', ...options })
  const url = (path: string, query: Record<string, string> = {}) =>
    `${sim.url}${path}?${new URLSearchParams(query)}`
  const send = (path: string, body: Json, query?: Record<string, string>) =>
    fetch(url(path, query), { method: 'POST', body: JSON.stringify(body) })
  const account = { appid: APPID, secret: SECRET }
  const token = async () => {
    const answer = await send('/cgi-bin/stable_token', { grant_type: 'client_credential', ...account })
    return String(((await answer.json()) as Json).access_token)
  }
  const get: Caller['get'] = async (path, query) => (await (await fetch(url(path, query))).json()) as Json
  return {
    ...sim,
    get,
    token,
    post: async (path, body, with_) => {
      const access_token = with_ ?? (await token())
      return (await (await send(path, body, { access_token })).json()) as Json
    },
    raw: async (path, body) => send(path, body, { access_token: await token() }),
    openidOf: async (user) => {
      const { code } = await sim.control.login({ user })
      const query = { ...account, js_code: code, grant_type: 'authorization_code' }
      return String((await get('/sns/jscode2session', query)).openid)
    },
  }
}

export interface Received {
  query: URLSearchParams
  body: string
}

/** A backend that keeps what is pushed to it, answers `success` and serves one picture at /photo. */
export async function listener(): Promise<{
  url: string
  received: Received[]
  answerWith(status: number): void
  close(): Promise<void>
}> {
  const received: Received[] = []
  let status = 200
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://backend')
    if (url.pathname === '/photo') return void response.end('the bytes of a photo')
    if (url.pathname !== '/push') return void response.writeHead(403).end()
    let body = ''
    for await (const chunk of request) body += chunk
    if (request.method === 'POST') received.push({ query: url.searchParams, body })
    response.writeHead(status).end(url.searchParams.get('echostr') ?? 'success')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answerWith: (next) => {
      status = next
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Opens a sealed push the way a receiver must: signature first, then AES, then the appid at its end. */
export function open({ query, body }: Received): Json {
  const sealed = String(JSON.parse(body).Encrypt)
  const parts = [PUSH_TOKEN, query.get('timestamp') ?? '', query.get('nonce') ?? '', sealed].sort()
  const expected = createHash('sha1').update(parts.join('')).digest('hex')
  if (expected !== query.get('msg_signature')) throw new Error('msg_signature is wrong')
  const key = Buffer.from(`${AES_KEY}=`, 'base64')
  const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
  const plain = Buffer.concat([decipher.update(sealed, 'base64'), decipher.final()])
  const text = plain.subarray(0, plain.length - (plain.at(-1) ?? 0))
  const length = text.readUInt32BE(16)
  if (text.subarray(20 + length).toString() !== APPID) throw new Error('the push is for another appid')
  return JSON.parse(text.subarray(20, 20 + length).toString('utf8')) as Json
}
