import type { SimClock } from '../clock'
import type { Ids } from '../ids'
import { sealPush, signPush } from './crypto'

/** Where the backend listens. Without `encodingAesKey` events go out in plain text (signed all the same). */
export interface PushTarget {
  url: string
  token: string
  encodingAesKey?: string
}

export type PushEvent = Record<string, unknown> & { FromUserName: string }

export interface PushAttempt {
  at: number
  /** Undefined when no answer came. */
  status?: number
  body?: string
  error?: string
}

export interface PushRecord {
  id: number
  event: PushEvent
  attempts: PushAttempt[]
  accepted: boolean
}

const ANSWER_WITHIN_MS = 5_000
const RETRY_AFTER_MS = 5_000
const MAX_ATTEMPTS = 3

/**
 * Sends events to the backend as WeChat's message push does: JSON, signed over token/timestamp/nonce, sealed
 * with AES. An attempt without a 2xx within 5 s of real time is repeated 5 s later on the simulator's clock, three
 * attempts in all, each with a fresh timestamp and nonce.
 */
export class Pusher {
  readonly records: PushRecord[] = []
  readonly #stop = new AbortController()

  constructor(
    private readonly appid: string,
    private readonly clock: SimClock,
    private readonly ids: Ids,
    public target: PushTarget | undefined,
  ) {}

  /** Resolves after the first attempt, whatever came of it. */
  async deliver(event: PushEvent): Promise<PushRecord> {
    const record: PushRecord = { id: this.records.length + 1, event, attempts: [], accepted: false }
    this.records.push(record)
    await this.#attempt(record)
    return record
  }

  /** The GET by which WeChat checks a push address: right when the answer is exactly `echostr`. */
  async verify(): Promise<{ ok: boolean; status: number; body: string }> {
    if (!this.target) throw new Error('no push address is set')
    const echostr = this.ids.digits(19)
    const url = this.#signedUrl(this.target)
    url.searchParams.set('echostr', echostr)
    const response = await fetch(url, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS) })
    const body = await response.text()
    return { ok: response.ok && body === echostr, status: response.status, body }
  }

  close(): void {
    this.#stop.abort()
  }

  async #attempt(record: PushRecord): Promise<void> {
    const attempt = await this.#post(record.event)
    record.attempts.push(attempt)
    record.accepted = attempt.status !== undefined && attempt.status >= 200 && attempt.status < 300
    if (record.accepted || record.attempts.length >= MAX_ATTEMPTS || this.#stop.signal.aborted) return
    this.clock.schedule(this.clock.now() + RETRY_AFTER_MS, () => this.#attempt(record))
  }

  async #post(event: PushEvent): Promise<PushAttempt> {
    const at = this.clock.now()
    const target = this.target
    if (!target) return { at, error: 'no push address is set' }
    const url = this.#signedUrl(target)
    url.searchParams.set('openid', event.FromUserName)
    const body = this.#body(target, url.searchParams, event)
    try {
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(ANSWER_WITHIN_MS), this.#stop.signal]),
      })
      return { at, status: response.status, body: await response.text() }
    } catch (error) {
      return { at, error: String((error as Error).cause ?? error) }
    }
  }

  #signedUrl(target: PushTarget): URL {
    const timestamp = String(Math.floor(this.clock.now() / 1000))
    const nonce = this.ids.digits(10)
    const url = new URL(target.url)
    url.searchParams.set('signature', signPush(target.token, timestamp, nonce))
    url.searchParams.set('timestamp', timestamp)
    url.searchParams.set('nonce', nonce)
    return url
  }

  /** Seals the event when the target has a key, and adds what that puts into the query. */
  #body(target: PushTarget, query: URLSearchParams, event: PushEvent): string {
    const message = JSON.stringify(event)
    if (target.encodingAesKey === undefined) return message
    const sealed = sealPush(target.encodingAesKey, this.appid, this.ids.hex(16), message)
    const timestamp = query.get('timestamp') ?? ''
    const nonce = query.get('nonce') ?? ''
    query.set('encrypt_type', 'aes')
    query.set('msg_signature', signPush(target.token, timestamp, nonce, sealed))
    return JSON.stringify({ ToUserName: event.ToUserName, Encrypt: sealed })
  }
}
