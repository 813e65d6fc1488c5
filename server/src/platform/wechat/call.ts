import type { Logger } from '../log'
import type { AccessTokens } from './access-token'

/** What WeChat said no to. HTTP is 200 even then; `errcode` decides. 0 stands for "no answer that could be read". */
export class WechatError extends Error {
  constructor(
    readonly errcode: number,
    readonly errmsg: string,
    /** True when asking again later may help: busy, quota of the minute, network, 5xx. */
    readonly transient: boolean,
    /** True when the request may have been carried out all the same: only its answer is missing or torn. */
    readonly perhapsDone = false,
  ) {
    super(`wechat ${errcode}: ${errmsg}`)
  }
}

const TOKEN_CODES = new Set([40001, 40014, 42001])
const TRANSIENT_CODES = new Set([-1, 45009, 45011])
const TIMEOUT_MS = 5_000
const TRIES = 3
/** Failures of the connection from before a byte of the request was sent. */
const NEVER_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT'])

export interface WechatCall {
  /** A call without access token (login, token). */
  plain(path: string, query: Record<string, string>, body?: unknown): Promise<Record<string, unknown>>
  /** A call with access token; a refused token is fetched again and the call repeated once. */
  authorised(path: string, body: unknown): Promise<Record<string, unknown>>
  /** Like `authorised` for what must not happen twice: a busy or silent WeChat isn't asked again here. */
  authorisedOnce(path: string, body: unknown): Promise<Record<string, unknown>>
  /** Like `authorised`, for endpoints that answer with bytes. */
  bytes(path: string, body: unknown): Promise<Buffer>
}

/** No token, no request: whatever happened to the token's own call, ours has not been made. */
function neverSent(error: unknown): never {
  if (!(error instanceof WechatError)) throw error
  throw new WechatError(error.errcode, error.errmsg, error.transient)
}

export function createCall(base: string, tokens: () => AccessTokens, log: Logger): WechatCall {
  async function once(
    url: string,
    body?: unknown,
  ): Promise<{ json?: Record<string, unknown>; bytes?: Buffer }> {
    let response: Response
    let raw: Buffer
    try {
      response = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        ...(body !== undefined && {
          body: JSON.stringify(body),
          headers: { 'Content-Type': 'application/json' },
        }),
      })
      raw = Buffer.from(await response.arrayBuffer())
    } catch (error) {
      const { name, cause } = error as Error & { cause?: { code?: string } }
      throw new WechatError(0, `no answer: ${name}`, true, !NEVER_SENT.has(cause?.code ?? ''))
    }
    if (!response.ok) throw new WechatError(0, `http ${response.status}`, response.status >= 500)
    const type = response.headers.get('content-type') ?? ''
    if (type.startsWith('image/')) return { bytes: raw }
    try {
      return { json: JSON.parse(raw.toString('utf8')) as Record<string, unknown> }
    } catch {
      throw new WechatError(0, 'answer is not JSON', true, true)
    }
  }

  async function checked(
    url: string,
    body?: unknown,
  ): Promise<{ json?: Record<string, unknown>; bytes?: Buffer }> {
    const answer = await once(url, body)
    const errcode = Number(answer.json?.errcode ?? 0)
    if (errcode !== 0)
      throw new WechatError(errcode, String(answer.json?.errmsg ?? ''), TRANSIENT_CODES.has(errcode))
    return answer
  }

  /** Repeats while WeChat is busy; a busy minute (45011) is left to the caller's own schedule. */
  async function patient<T>(attempt: () => Promise<T>): Promise<T> {
    for (let tried = 1; ; tried++) {
      try {
        return await attempt()
      } catch (error) {
        const busy = error instanceof WechatError && error.transient && error.errcode <= 0
        if (!busy || tried >= TRIES) throw error
        log.warn({ errcode: error.errcode, tried }, 'wechat busy')
        await new Promise((resolve) => setTimeout(resolve, 100 * 2 ** tried))
      }
    }
  }

  async function withToken(
    path: string,
    body: unknown,
    tries: typeof patient = patient,
  ): Promise<{ json?: Record<string, unknown>; bytes?: Buffer }> {
    for (let fresh = false; ; fresh = true) {
      const token = await tokens().get().catch(neverSent)
      const url = `${base}${path}?access_token=${encodeURIComponent(token)}`
      try {
        return await tries(() => checked(url, body))
      } catch (error) {
        if (fresh || !(error instanceof WechatError) || !TOKEN_CODES.has(error.errcode)) throw error
        await tokens().drop(token)
      }
    }
  }

  return {
    async plain(path, query, body) {
      const url = `${base}${path}?${new URLSearchParams(query)}`
      return (await patient(() => checked(url, body))).json ?? {}
    },
    async authorised(path, body) {
      return (await withToken(path, body)).json ?? {}
    },
    async authorisedOnce(path, body) {
      return (await withToken(path, body, (attempt) => attempt())).json ?? {}
    },
    async bytes(path, body) {
      const answer = await withToken(path, body)
      if (!answer.bytes) throw new WechatError(0, 'no bytes in the answer', false)
      return answer.bytes
    },
  }
}
