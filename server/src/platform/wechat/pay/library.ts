import { createPublicKey, randomBytes } from 'node:crypto'
import WxPay from 'wechatpay-node-v3'
import type { Clock } from '../../clock'
import { refusal, WechatPayError } from './error'
import { PAY_HOST } from './exchange'
import { payMessage, requestMessage } from './messages'
import type { PaySettings } from './settings'
import type { VerifiedHttp } from './verified'

/** What `wx.requestPayment` takes. */
export interface PayParams {
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA'
  paySign: string
}

interface LibraryAnswer {
  status: number
  data?: unknown
  error?: unknown
}

/**
 * wechatpay-node-v3 with our signature line: it signs a POST without body one line short, takes the machine's clock and draws its
 * nonces from Math.random. It is not the trust boundary: {@link VerifiedHttp} is.
 */
export class PayLibrary extends WxPay {
  constructor(
    settings: PaySettings,
    private readonly clock: Clock,
    private readonly http: VerifiedHttp | null,
  ) {
    super({
      appid: settings.appid,
      mchid: settings.mchid,
      serial_no: settings.serial,
      privateKey: Buffer.from(settings.privateKey),
      // Only ever read for the serial, which is given.
      publicKey: Buffer.from(createPublicKey(settings.privateKey).export({ type: 'spki', format: 'pem' })),
      userAgent: 'linli',
    })
    if (http) this.createHttp(http)
  }

  protected override buildAuthorization(method: string, url: string, params?: unknown): string {
    const timestamp = this.#seconds()
    const nonce = randomBytes(16).toString('hex')
    const body = params === undefined ? '' : JSON.stringify(params)
    const target = url.replace(PAY_HOST, '')
    const signature = this.sha256WithRsa(requestMessage(method, target, timestamp, nonce, body))
    return this.getAuthorization(nonce, timestamp, signature)
  }

  /** The headers of one signed request. */
  signedHeaders(method: string, path: string, body?: unknown): Record<string, string> {
    const authorization = this.buildAuthorization(method, PAY_HOST + path, body)
    return this.getHeaders(authorization, { 'Content-Type': 'application/json' }) as Record<string, string>
  }

  /** An API the library does not know, signed and verified like the others. POST without `body` sends none. */
  async ask(method: 'GET' | 'POST', path: string, body?: Record<string, unknown>): Promise<unknown> {
    if (!this.http) throw new Error('no connection to WeChat Pay')
    const headers = this.signedHeaders(method, path, body)
    const url = PAY_HOST + path
    return accepted(
      await (method === 'GET' ? this.http.get(url, headers) : this.http.post(url, body, headers)),
    )
  }

  /** Signs a prepaid order for the phone. */
  payParams(prepayId: string): PayParams {
    const timeStamp = this.#seconds()
    const nonceStr = randomBytes(16).toString('hex')
    const subject = `prepay_id=${prepayId}`
    const paySign = this.sha256WithRsa(payMessage(this.appid, timeStamp, nonceStr, subject))
    return { timeStamp, nonceStr, package: subject, signType: 'RSA', paySign }
  }

  #seconds(): string {
    return String(Math.floor(this.clock.now() / 1000))
  }
}

/** The data of a verified answer; a refusal is thrown as {@link WechatPayError}. */
export function accepted({ status, data, error }: LibraryAnswer): unknown {
  if (status >= 200 && status < 300) return data
  throw status
    ? refusal(status, String(error ?? ''))
    : new WechatPayError(0, 'NO_ANSWER', String(error ?? ''), true)
}
