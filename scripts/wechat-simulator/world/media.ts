import { createHash } from 'node:crypto'
import type { Suggest } from './text-rules'

/** What the photo check finds and how its result travels. The first rule that fits is used. */
export interface MediaVerdict {
  /** Fits when the media URL contains this text. */
  urlIncludes?: string
  /** Fits when the downloaded bytes have this SHA-256, hex. */
  sha256?: string
  suggest: Suggest
  label?: number
  /**
   * `once` (default), `duplicate` (the same event twice), `late` (31 minutes), `never`, or `early` (the event
   * arrives before the trace_id has been answered).
   */
  delivery?: 'once' | 'duplicate' | 'late' | 'never' | 'early'
  /** Time on the simulator's clock from request to event, in place of the usual one. */
  delayMs?: number
  /** `recent`: labels as strings and no errcode, as seen in pushes of 2025; `documented` (default): as documented. */
  shape?: 'documented' | 'recent'
  /** How many checks it decides; no end when left out. */
  times?: number
}

export interface Downloaded {
  ok: boolean
  sha256?: string
  bytes?: number
  reason?: string
}

/** One request to check a photo or a recording, and what became of it. */
export interface MediaCheck {
  traceId: string
  openid: string
  url: string
  requestedAt: number
  download?: Downloaded
  suggest?: Suggest
  /** `pending`, then `delivered` (pushed at least once), or `lost` (a verdict said never). */
  state: 'pending' | 'delivered' | 'lost'
  event?: Record<string, unknown>
}

const MAX_BYTES = 10 * 1024 * 1024
const DOWNLOAD_WITHIN_MS = 10_000

/** Fetches the media as WeChat's servers would: no cookies, no credentials, a plain GET. Never rejects. */
export async function download(url: string, stop: AbortSignal): Promise<Downloaded> {
  try {
    const response = await fetch(url, {
      signal: AbortSignal.any([stop, AbortSignal.timeout(DOWNLOAD_WITHIN_MS)]),
    })
    const bytes = Buffer.from(await response.arrayBuffer())
    if (!response.ok) return { ok: false, reason: `HTTP ${response.status}` }
    if (bytes.length === 0 || bytes.length > MAX_BYTES) return { ok: false, reason: `${bytes.length} bytes` }
    return { ok: true, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  } catch (error) {
    return { ok: false, reason: String((error as Error).cause ?? error) }
  }
}

/** Verdicts asked for, and a pass for everything else. */
export class MediaVerdicts {
  #rules: { verdict: MediaVerdict; left: number }[] = []

  add(verdict: MediaVerdict): void {
    this.#rules.push({ verdict, left: verdict.times ?? Number.POSITIVE_INFINITY })
  }

  clear(): void {
    this.#rules = []
  }

  /** Whether an early delivery could apply to this URL once its bytes are known. */
  mayBeEarly(url: string): boolean {
    return this.#rules.some(
      ({ verdict }) =>
        verdict.delivery === 'early' && (!verdict.urlIncludes || url.includes(verdict.urlIncludes)),
    )
  }

  /** Takes one use of the first rule that fits. */
  take(url: string, sha256: string | undefined): MediaVerdict {
    const rule = this.#rules.find(
      ({ verdict }) =>
        (verdict.urlIncludes === undefined || url.includes(verdict.urlIncludes)) &&
        (verdict.sha256 === undefined || verdict.sha256 === sha256),
    )
    if (!rule) return { suggest: 'pass' }
    rule.left--
    if (rule.left <= 0) this.#rules = this.#rules.filter((other) => other !== rule)
    return rule.verdict
  }
}
