import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { SimClock } from '../clock'
import type { Ids } from '../ids'
import { selfSigned } from './certificate'
import { Notices } from './notices'
import { finishRefund } from './refunds'

/** The merchant as WeChat knows it. */
export interface PayAccount {
  mchid: string
  /** Serial of the merchant's certificate and its public key (PEM). */
  serial: string
  publicKey: string
  apiV3Key: string
}

/** By which key WeChat signs: certificates, its public key, or both while a merchant moves. */
export type SigningMode = 'certificates' | 'publicKey' | 'mixed'

export interface Signer {
  serial: string
  privateKey: KeyObject
  publicKey: KeyObject
}

interface PlatformCertificate extends Signer {
  pem: string
  from: number
  until: number
}

export interface SimOrder {
  outTradeNo: string
  transactionId: string
  description: string
  attach: string
  notifyUrl: string
  openid: string
  total: number
  expiresAt: number
  state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'
  paidAt?: number
  prepayIds: Map<string, number>
  refunds: SimRefund[]
}

export type RefundState = 'PROCESSING' | 'SUCCESS' | 'ABNORMAL' | 'CLOSED'

export interface SimRefund {
  outRefundNo: string
  refundId: string
  outTradeNo: string
  refund: number
  total: number
  notifyUrl: string
  status: RefundState
  createdAt: number
  succeededAt?: number
}

export interface SimTransfer {
  outBillNo: string
  transferBillNo: string
  openid: string
  amount: number
  remark: string
  notifyUrl: string
  state: 'WAIT_USER_CONFIRM' | 'SUCCESS' | 'FAIL' | 'CANCELLED'
  packageInfo: string
  createdAt: number
  updatedAt: number
  failReason?: string
}

/** Orders with their refunds, and transfers, as plain data. */
export interface RememberedPay {
  orders: (Omit<SimOrder, 'prepayIds'> & { prepayIds: [string, number][] })[]
  transfers: SimTransfer[]
}

/** How the signature of an answer goes wrong. */
export type AnswerFault = 'missing' | 'forged' | 'old' | 'serial'

const YEAR = 365 * 86_400_000

/** Pairs take a while to make: worlds of one process draw the same ones, in order, and no world draws one twice. */
const pairs: ReturnType<typeof newPair>[] = []
const newPair = () => generateKeyPairSync('rsa', { modulusLength: 2048 })

/** What WeChat Pay remembers of one merchant. */
export class PayWorld {
  mode: SigningMode = 'certificates'
  /** Yuan do not run out unless told. */
  balanceFen = Number.POSITIVE_INFINITY
  /** What becomes of the next refunds. */
  refundOutcome: Exclude<RefundState, 'PROCESSING'> = 'SUCCESS'
  refundDelayMs = 2_000
  readonly orders = new Map<string, SimOrder>()
  readonly refunds = new Map<string, SimRefund>()
  readonly transfers = new Map<string, SimTransfer>()
  readonly bills = new Map<string, { bytes: Buffer; until: number }>()
  readonly notices: Notices
  #answerFaults: AnswerFault[] = []
  #certificates: PlatformCertificate[] = []
  #publicKey: Signer | undefined
  #turn = 0
  #drawn = 0

  constructor(
    readonly appid: string,
    readonly account: PayAccount,
    readonly clock: SimClock,
    readonly ids: Ids,
  ) {
    this.notices = new Notices(this)
  }

  /** Certificates that are handed out: one, or two while one takes the other's place. */
  get certificates(): readonly PlatformCertificate[] {
    if (this.#certificates.length === 0) this.#certificates.push(this.#newCertificate())
    return this.#certificates
  }

  /** `PUB_KEY_ID_…` with its pair: made when first asked for. */
  get publicKey(): Signer {
    this.#publicKey ??= { serial: `PUB_KEY_ID_0${this.account.mchid}${this.ids.digits(20)}`, ...this.#pair() }
    return this.#publicKey
  }

  /** A new certificate is published beside the old one; `switched`: it signs from now on. `gone`: the old one is no longer listed. */
  rotate(step: 'publish' | 'switch' | 'retire'): void {
    if (step === 'publish') this.#certificates = [...this.certificates, this.#newCertificate()]
    else if (step === 'switch') this.#certificates = [...this.certificates].reverse()
    else this.#certificates = this.certificates.slice(0, 1)
  }

  /** Who signs an answer to a request that names this serial. */
  signerFor(requested: string | undefined): Signer {
    if (this.mode === 'publicKey' || (this.mode === 'mixed' && requested === this.publicKey.serial))
      return this.publicKey
    return this.certificates[0]!
  }

  /** Who signs the next callback: while a merchant moves, now this key and now that. */
  nextSigner(): Signer {
    if (this.mode === 'mixed') return this.#turn++ % 2 === 0 ? this.publicKey : this.certificates[0]!
    return this.mode === 'publicKey' ? this.publicKey : this.certificates[0]!
  }

  /** What is true of money: it must outlive a restart, or the daily bill and every refund would call the merchant a liar. */
  dump(): RememberedPay {
    const orders = [...this.orders.values()]
    return {
      orders: orders.map((order) => ({ ...order, prepayIds: [...order.prepayIds] })),
      transfers: [...this.transfers.values()],
    }
  }

  restore({ orders, transfers }: RememberedPay): void {
    for (const order of orders) {
      this.orders.set(order.outTradeNo, { ...order, prepayIds: new Map(order.prepayIds) })
      for (const refund of order.refunds) {
        this.refunds.set(refund.outRefundNo, refund)
        if (refund.status === 'PROCESSING')
          this.clock.schedule(refund.createdAt + this.refundDelayMs, () =>
            finishRefund(this, refund, this.refundOutcome),
          )
      }
    }
    for (const transfer of transfers) this.transfers.set(transfer.outBillNo, transfer)
  }

  breakAnswers(how: AnswerFault, times: number): void {
    for (let i = 0; i < times; i++) this.#answerFaults.push(how)
  }

  takeAnswerFault(): AnswerFault | undefined {
    return this.#answerFaults.shift()
  }

  #pair() {
    const index = this.#drawn++
    pairs[index] ??= newPair()
    return pairs[index]
  }

  #newCertificate(): PlatformCertificate {
    const keys = this.#pair()
    const serial = `5${this.ids.hex(39).toUpperCase()}`
    const from = this.clock.now() - 86_400_000
    const until = from + 5 * YEAR
    const pem = selfSigned({ serial, commonName: 'Tenpay.com sign', from, until, ...keys })
    return { serial, pem, from, until, ...keys }
  }
}
