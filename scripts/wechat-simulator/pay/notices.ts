import { lines, sealText, signText } from './signing'
import type { PayWorld } from './world'

export type NoticeKind = 'payment' | 'refund' | 'transfer'

/**
 * How a callback goes wrong. `duplicate`: sent once more after it was taken; `twice`: two at the same instant; `hold`: kept back until released
 * (late, out of order); `never`: not sent at all; `signtest`: WeChat's own probe, wrongly signed; `serial`: an unknown serial; `old`: ten minutes old;
 * `tampered`: a changed tag inside a right signature; `whitespace`: the JSON is spaced out, and signed so; the last three change what is told.
 */
export type NoticeFault =
  | 'duplicate'
  | 'twice'
  | 'hold'
  | 'never'
  | 'signtest'
  | 'serial'
  | 'old'
  | 'tampered'
  | 'whitespace'
  | 'mchid'
  | 'appid'
  | 'amount'

export interface Notice {
  id: string
  kind: NoticeKind
  type: string
  url: string
  content: Record<string, unknown>
  originalType: string
  createdAt: number
  fault?: NoticeFault
  attempts: { at: number; status?: number; error?: string }[]
  accepted: boolean
}

const ANSWER_WITHIN_MS = 5_000
const S = 1_000
const M = 60 * S
const H = 60 * M
/** WeChat's own: fifteen times in 24 h 4 min. */
export const RETRY_AFTER_MS = [
  ...[15 * S, 15 * S, 30 * S, 3 * M, 10 * M, 20 * M, 30 * M, 30 * M],
  ...[30 * M, 60 * M, 3 * H, 3 * H, 3 * H, 6 * H, 6 * H],
]
/** What only the first attempt suffers; the next one is right. */
const PASSING = new Set<NoticeFault>(['signtest', 'serial', 'old', 'tampered'])

/** Tells the merchant what happened, signed and sealed, again and again until it answers 200 or 204. */
export class Notices {
  readonly records: Notice[] = []
  #faults: { kind: NoticeKind; fault: NoticeFault; left: number }[] = []
  #held: Notice[] = []
  readonly #stop = new AbortController()

  constructor(private readonly pay: PayWorld) {}

  addFault(kind: NoticeKind, fault: NoticeFault, times: number): void {
    this.#faults.push({ kind, fault, left: times })
  }

  close(): void {
    this.#stop.abort()
  }

  /** Resolves after the first attempt, whatever came of it. */
  async tell(
    kind: NoticeKind,
    url: string,
    type: string,
    originalType: string,
    content: Record<string, unknown>,
  ): Promise<void> {
    const { clock, ids } = this.pay
    const fault = this.#take(kind)
    const notice: Notice = {
      id: `${ids.hex(8)}-${ids.hex(4)}-5${ids.hex(3)}-a${ids.hex(3)}-${ids.hex(12)}`,
      ...{ kind, type, url, originalType, content: spoiled(content, fault), createdAt: clock.now() },
      ...(fault && { fault }),
      attempts: [],
      accepted: false,
    }
    this.records.push(notice)
    if (fault === 'never') return
    if (fault === 'hold') this.#held.push(notice)
    else if (fault === 'twice') await Promise.all([this.#attempt(notice), this.#attempt(notice)])
    else await this.#attempt(notice)
    if (fault === 'duplicate') await this.#attempt(notice)
  }

  /** Sends what was held back, oldest first. */
  async release(): Promise<number> {
    const held = this.#held
    this.#held = []
    for (const notice of held) await this.#attempt(notice)
    return held.length
  }

  /** Sends a notice once more, as it was. */
  async repeat(id: string): Promise<void> {
    const notice = this.records.find((one) => one.id === id)
    if (!notice) throw new Error(`no notice ${id}`)
    await this.#attempt(notice)
  }

  #take(kind: NoticeKind): NoticeFault | undefined {
    const entry = this.#faults.find((one) => one.kind === kind)
    if (!entry) return undefined
    entry.left--
    if (entry.left <= 0) this.#faults = this.#faults.filter((other) => other !== entry)
    return entry.fault
  }

  async #attempt(notice: Notice): Promise<void> {
    const { clock } = this.pay
    const turn = notice.attempts.length
    const entry: Notice['attempts'][number] = { at: clock.now() }
    notice.attempts.push(entry)
    try {
      const { headers, body } = this.#message(notice, turn)
      const response = await fetch(notice.url, {
        method: 'POST',
        headers,
        body,
        redirect: 'manual',
        signal: AbortSignal.any([AbortSignal.timeout(ANSWER_WITHIN_MS), this.#stop.signal]),
      })
      await response.arrayBuffer()
      entry.status = response.status
    } catch (error) {
      entry.error = String((error as Error).cause ?? error)
    }
    if (entry.status === 200 || entry.status === 204) notice.accepted = true
    const wait = RETRY_AFTER_MS[turn]
    if (notice.accepted || wait === undefined || this.#stop.signal.aborted) return
    clock.schedule(clock.now() + wait, () => (notice.accepted ? undefined : this.#attempt(notice)))
  }

  #message(notice: Notice, turn: number): { headers: Record<string, string>; body: string } {
    const { ids, account, clock } = this.pay
    const fault = notice.fault && PASSING.has(notice.fault) && turn > 0 ? undefined : notice.fault
    const nonce = ids.alphanumeric(12)
    const associatedData = notice.kind === 'payment' ? 'transaction' : notice.originalType
    let ciphertext = sealText(account.apiV3Key, nonce, associatedData, JSON.stringify(notice.content))
    if (fault === 'tampered') {
      const bytes = Buffer.from(ciphertext, 'base64')
      bytes[bytes.length - 1]! ^= 1
      ciphertext = bytes.toString('base64')
    }
    const message = {
      id: notice.id,
      create_time: new Date(notice.createdAt).toISOString(),
      resource_type: 'encrypt-resource',
      event_type: notice.type,
      summary: notice.type,
      resource: {
        original_type: notice.originalType,
        algorithm: 'AEAD_AES_256_GCM',
        ciphertext,
        associated_data: associatedData,
        nonce,
      },
    }
    const body = JSON.stringify(message, null, fault === 'whitespace' ? 4 : undefined)
    const seconds = Math.floor(clock.now() / 1000) - (fault === 'old' ? 600 : 0)
    const timestamp = String(seconds)
    const signer = this.pay.nextSigner()
    const stamp = ids.alphanumeric(32)
    const signature = signText(lines(timestamp, stamp, body), signer.privateKey)
    return {
      body,
      headers: {
        'Content-Type': 'application/json',
        'Wechatpay-Timestamp': timestamp,
        'Wechatpay-Nonce': stamp,
        'Wechatpay-Serial': fault === 'serial' ? `6${ids.hex(39).toUpperCase()}` : signer.serial,
        'Wechatpay-Signature': fault === 'signtest' ? `WECHATPAY/SIGNTEST/${signature}` : signature,
        'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048',
      },
    }
  }
}

/** Another merchant's, another mini-program's, or another amount: what a receiver must notice although it is signed. */
function spoiled(content: Record<string, unknown>, fault: NoticeFault | undefined): Record<string, unknown> {
  if (fault === 'mchid') return { ...content, mchid: '1999999999' }
  if (fault === 'appid') return { ...content, appid: 'wxffffffffffffffff' }
  if (fault !== 'amount') return content
  const amount = content.amount as { total: number; refund?: number } | undefined
  if (!amount) return content
  const { total, refund } = amount
  return {
    ...content,
    amount: { ...amount, total: total - 1, ...(refund !== undefined && { refund: refund - 1 }) },
  }
}
