import { createPublicKey } from 'node:crypto'
import type { World } from '../world/world'
import type { Notice, NoticeFault, NoticeKind } from './notices'
import { payable, tell } from './orders'
import { finishRefund, tellRefund } from './refunds'
import { checkText, lines } from './signing'
import { endTransfer } from './transfers'
import type { AnswerFault, PayWorld, RefundState, SigningMode, SimTransfer } from './world'

/** What a payer, WeChat's staff or bad luck would do on the pay host. */
export interface PayControl {
  /**
   * wx.requestPayment on the user's phone: `paySign` is checked as WeChat does, then the user pays or goes back. Resolves
   * after the first callback.
   * @returns what `wx` would: `errMsg` ok, cancel or fail
   */
  pay(input: {
    user: string
    params: { timeStamp: string; nonceStr: string; package: string; signType: string; paySign: string }
    how?: 'pay' | 'cancel'
  }): Promise<{ errMsg: string }>
  /** wx.requestMerchantTransfer: the user confirms; the package works once. */
  confirmTransfer(input: { user: string; package: string }): Promise<{ errMsg: string }>
  /** Makes a transfer that waits fail, with WeChat's reason. */
  failTransfer(input: { outBillNo: string; reason: string }): Promise<void>
  /** How WeChat signs, what refunds come to, and what there is to pay out. */
  setPay(input: {
    mode?: SigningMode
    refundOutcome?: Exclude<RefundState, 'PROCESSING'>
    balanceFen?: number
  }): Promise<void>
  /** WeChat's public key and id: what a merchant copies from the console. */
  payPublicKey(): Promise<{ id: string; pem: string }>
  /** Certificates: publish a second one, let it sign, take the first out of the list. */
  rotateCertificates(input: { step: 'publish' | 'switch' | 'retire' }): Promise<void>
  /** The next callbacks of this kind go wrong. */
  addNoticeFault(input: { kind: NoticeKind; fault: NoticeFault; times?: number }): Promise<void>
  /** Sends the callbacks that were held back. */
  releaseNotices(): Promise<{ sent: number }>
  /** Sends a callback once more. */
  repeatNotice(input: { id: string }): Promise<void>
  notices(input?: { kind?: NoticeKind }): Promise<Notice[]>
  /** The signatures of the next answers go wrong. */
  breakAnswers(input: { how: AnswerFault; times?: number }): Promise<void>
  payOrders(): Promise<Record<string, unknown>[]>
  payRefunds(): Promise<Record<string, unknown>[]>
  /** Ends the refunds under way now, and sends those on that are stuck. */
  finishRefunds(): Promise<{ finished: number }>
  transfers(): Promise<SimTransfer[]>
}

export const PAY_CONTROL_PATHS: Record<keyof PayControl, string> = {
  pay: 'pay',
  confirmTransfer: 'confirm-transfer',
  failTransfer: 'fail-transfer',
  setPay: 'set-pay',
  payPublicKey: 'pay-public-key',
  rotateCertificates: 'rotate-certificates',
  addNoticeFault: 'add-notice-fault',
  releaseNotices: 'release-notices',
  repeatNotice: 'repeat-notice',
  notices: 'notices',
  breakAnswers: 'break-answers',
  payOrders: 'pay-orders',
  payRefunds: 'pay-refunds',
  finishRefunds: 'finish-refunds',
  transfers: 'transfers',
}

/** The pay calls on a world in this process; without a merchant account each of them refuses. */
export function payControlOf(world: World): PayControl {
  const merchant = (): PayWorld => {
    if (!world.pay) throw new Error('the simulator has no merchant account')
    return world.pay
  }
  const openidOf = (user: string) => world.users.visit(user).openid
  return {
    async pay({ user, params, how = 'pay' }) {
      const pay = merchant()
      const { timeStamp, nonceStr, package: subject, signType, paySign } = params
      const text = lines(pay.appid, timeStamp, nonceStr, subject)
      const isSigned = checkText(text, createPublicKey(pay.account.publicKey), paySign)
      if (signType !== 'RSA' || !isSigned) return { errMsg: 'requestPayment:fail 支付验证签名失败' }
      const order = payable(pay, subject.replace('prepay_id=', ''), openidOf(user))
      if (!order) return { errMsg: 'requestPayment:fail 订单已失效' }
      if (how === 'cancel') return { errMsg: 'requestPayment:fail cancel' }
      order.state = 'SUCCESS'
      order.paidAt = pay.clock.now()
      await pay.notices.tell(
        'payment',
        order.notifyUrl,
        'TRANSACTION.SUCCESS',
        'transaction',
        tell(pay, order),
      )
      return { errMsg: 'requestPayment:ok' }
    },
    async confirmTransfer({ user, package: packageInfo }) {
      const pay = merchant()
      const openid = openidOf(user)
      const transfer = [...pay.transfers.values()].find(
        (one) => one.packageInfo === packageInfo && one.openid === openid,
      )
      const isDone = transfer !== undefined && (await endTransfer(pay, transfer, 'SUCCESS'))
      return { errMsg: isDone ? 'requestMerchantTransfer:ok' : 'requestMerchantTransfer:fail' }
    },
    async failTransfer({ outBillNo, reason }) {
      const pay = merchant()
      const transfer = pay.transfers.get(outBillNo)
      if (!transfer) throw new Error(`no transfer ${outBillNo}`)
      await endTransfer(pay, transfer, 'FAIL', reason)
    },
    async setPay({ mode, refundOutcome, balanceFen }) {
      const pay = merchant()
      if (mode !== undefined) pay.mode = mode
      if (refundOutcome !== undefined) pay.refundOutcome = refundOutcome
      if (balanceFen !== undefined) pay.balanceFen = balanceFen
    },
    async payPublicKey() {
      const { serial, publicKey } = merchant().publicKey
      return { id: serial, pem: publicKey.export({ type: 'spki', format: 'pem' }).toString() }
    },
    async rotateCertificates({ step }) {
      merchant().rotate(step)
    },
    async addNoticeFault({ kind, fault, times = 1 }) {
      merchant().notices.addFault(kind, fault, times)
    },
    async releaseNotices() {
      return { sent: await merchant().notices.release() }
    },
    async repeatNotice({ id }) {
      await merchant().notices.repeat(id)
    },
    async notices({ kind } = {}) {
      return merchant().notices.records.filter((notice) => kind === undefined || notice.kind === kind)
    },
    async breakAnswers({ how, times = 1 }) {
      merchant().breakAnswers(how, times)
    },
    async payOrders() {
      const pay = merchant()
      return [...pay.orders.values()].map((order) => tell(pay, order))
    },
    async payRefunds() {
      return [...merchant().refunds.values()].map(tellRefund)
    },
    async finishRefunds() {
      const pay = merchant()
      const open = [...pay.refunds.values()].filter(
        ({ status }) => status === 'PROCESSING' || status === 'ABNORMAL',
      )
      for (const refund of open) await finishRefund(pay, refund, pay.refundOutcome)
      return { finished: open.length }
    },
    async transfers() {
      return [...merchant().transfers.values()]
    },
  }
}
