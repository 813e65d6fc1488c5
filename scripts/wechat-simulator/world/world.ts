import type { SimClock } from '../clock'
import { Faults } from '../faults'
import { Ids } from '../ids'
import { type PayAccount, PayWorld } from '../pay/world'
import { Pusher, type PushTarget } from '../push/push'
import { CodePool } from './codes'
import { Consents } from './consents'
import { Limits } from './limits'
import { type MediaCheck, MediaVerdicts } from './media'
import { DEMO_TEMPLATES, type Template } from './templates'
import { DEMO_KEYWORDS, type Keyword } from './text-rules'
import { Tokens } from './tokens'
import { Users } from './users'

/** A subscribe message that reached its user. */
export interface SentMessage {
  seq: number
  at: number
  openid: string
  user: string
  templateId: string
  title: string
  page?: string
  state: string
  data: Record<string, string>
}

/** A generated code or link that leads into the mini-program. */
export interface Entrance {
  kind: 'wxacode' | 'scheme' | 'urllink'
  at: number
  /** What was handed out; for a code, the text inside it. */
  link: string
  page: string
  query: string
}

export interface LoggedRequest {
  seq: number
  at: number
  method: string
  path: string
  query: Record<string, string>
  body: unknown
  fault?: string
  /** Undefined while unanswered, and for good when a fault swallowed the answer. */
  status?: number
  answer?: unknown
}

export interface WorldOptions {
  appid: string
  secret: string
  clock: SimClock
  seed: string
  push?: PushTarget
  /** The merchant account; no pay host when left out. */
  pay?: PayAccount
  /** Pages of the mini-program without leading slash; unknown pages are refused. Any page when left out. */
  pages?: string[]
  /** How long after opening the mini-program a user counts as visiting; 2 h (61010 afterwards). */
  visitWindowMs?: number
  /** From the request of a photo check to its event, on the simulator's clock. */
  mediaDelayMs?: number
}

/** Everything the platform remembers about one mini-program account. Hosts act on it, the control API looks in. */
export class World {
  readonly appid: string
  readonly secret: string
  readonly clock: SimClock
  readonly ids: Ids
  readonly users: Users
  readonly loginCodes: CodePool<{ appid: string; user: string }>
  readonly phoneCodes: CodePool<{ openid: string; phone: string }>
  readonly tokens: Tokens
  readonly limits: Limits
  readonly consents = new Consents()
  readonly verdicts = new MediaVerdicts()
  readonly faults = new Faults()
  readonly pusher: Pusher
  readonly pay: PayWorld | undefined
  readonly closing = new AbortController()
  readonly pages: Set<string> | undefined
  readonly visitWindowMs: number
  readonly mediaDelayMs: number
  templates: Template[] = DEMO_TEMPLATES
  keywords: Keyword[] = DEMO_KEYWORDS
  messages: SentMessage[] = []
  mediaChecks: MediaCheck[] = []
  entrances: Entrance[] = []
  requests: LoggedRequest[] = []
  /** Scheduled photo results; each runs once, early when flushed. */
  readonly pendingMedia = new Map<string, () => Promise<void>>()

  constructor(options: WorldOptions) {
    const { appid, clock } = options
    this.appid = appid
    this.secret = options.secret
    this.clock = clock
    this.ids = new Ids(options.seed)
    this.users = new Users(appid, clock)
    this.loginCodes = new CodePool(clock, () => `0${this.ids.alphanumeric(31)}`)
    this.phoneCodes = new CodePool(clock, () => this.ids.hex(64))
    this.tokens = new Tokens(clock, this.ids)
    this.limits = new Limits(clock)
    this.pusher = new Pusher(appid, clock, this.ids, options.push)
    this.pay = options.pay && new PayWorld(appid, options.pay, clock, this.ids)
    this.pages = options.pages && new Set(options.pages)
    this.visitWindowMs = options.visitWindowMs ?? 2 * 3600_000
    this.mediaDelayMs = options.mediaDelayMs ?? 2_000
  }

  /** Whether a page (with or without query) belongs to the mini-program. */
  hasPage(page: string): boolean {
    return this.pages === undefined || this.pages.has(page.split('?')[0] ?? '')
  }

  close(): void {
    this.closing.abort()
    this.pusher.close()
    this.pay?.notices.close()
    this.clock.close()
  }
}
