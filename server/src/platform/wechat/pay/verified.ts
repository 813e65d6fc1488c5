import type { KeyObject } from 'node:crypto'
import type { IPayRequest } from 'wechatpay-node-v3/dist/lib/pay-request.interface'
import type { Clock } from '../../clock'
import { refusal, WechatPayError } from './error'
import type { Exchange, RawAnswer } from './exchange'
import { PAY_HOST } from './exchange'
import type { PlatformKeys } from './keys'
import { answerMessage, isFresh, isSigned } from './messages'

/** Throws UNVERIFIED unless an answer carries the four headers, is fresh, and is signed by a known key over its raw bytes. */
export function mustBeSigned(
  { status, headers, bytes }: RawAnswer,
  find: (serial: string) => KeyObject | undefined,
  now: number,
): void {
  const [timestamp, nonce, serial, signature] = ['Timestamp', 'Nonce', 'Serial', 'Signature'].map(
    (name) => headers.get(`Wechatpay-${name}`) ?? '',
  ) as [string, string, string, string]
  const why = whyUnsigned()
  if (why) throw new WechatPayError(status, 'UNVERIFIED', why, true)

  function whyUnsigned(): string | undefined {
    if (!timestamp || !nonce || !serial || !signature) return 'an answer without signature'
    if (!isFresh(timestamp, now)) return 'an old answer'
    const key = find(serial)
    if (!key) return `unknown serial ${serial.slice(0, 64)}`
    const message = answerMessage(timestamp, nonce, bytes.toString('utf8'))
    return isSigned(key, message, signature) ? undefined : 'a forged answer'
  }
}

/** How the library, and what it lacks, talks to WeChat: base, timeout and `Wechatpay-Serial` are ours, every 2xx is verified. */
export class VerifiedHttp implements IPayRequest {
  constructor(
    private readonly exchange: Exchange,
    private readonly keys: PlatformKeys,
    private readonly clock: Clock,
    /** The public key's id: tells WeChat to sign with it. */
    private readonly serial: string | null,
  ) {}

  async get(url: string, headers: Record<string, string>) {
    return this.#go('GET', url, headers)
  }

  /** `params` undefined: no body at all. */
  async post(url: string, params: Record<string, unknown> | undefined, headers: Record<string, string>) {
    return this.#go('POST', url, headers, params === undefined ? undefined : JSON.stringify(params))
  }

  upload(): never {
    throw new Error('Linli uploads nothing to WeChat Pay')
  }

  /** The bytes of a download link; WeChat signs none: the caller checks their hash. */
  async download(url: string, headers: Record<string, string>): Promise<Buffer> {
    const { status, bytes } = await this.exchange('GET', url, headers)
    if (status !== 200) throw refusal(status, bytes.toString('utf8'))
    return bytes
  }

  async #go(method: 'GET' | 'POST', url: string, headers: Record<string, string>, body?: string) {
    if (!url.startsWith(`${PAY_HOST}/`)) throw new Error(`not an address of WeChat Pay: ${url}`)
    await this.keys.renew()
    const given = { ...headers, ...(this.serial !== null && { 'Wechatpay-Serial': this.serial }) }
    const answer = await this.exchange(method, url, given, body)
    const words = answer.bytes.toString('utf8')
    // WeChat signs no refusals: nothing is done because of one that could not be asked for again.
    if (answer.status < 200 || answer.status > 299) return { status: answer.status, error: words }
    const serial = answer.headers.get('Wechatpay-Serial') ?? ''
    if (serial && !this.keys.find(serial)) await this.keys.learn()
    mustBeSigned(answer, (wanted) => this.keys.find(wanted), this.clock.now())
    return { status: answer.status, data: words === '' ? undefined : (JSON.parse(words) as unknown) }
  }
}
