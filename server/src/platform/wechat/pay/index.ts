import type { IncomingHttpHeaders } from 'node:http'
import { chinaTime } from '@linli/shared/platform/china-time'
import type { z } from 'zod'
import type { Clock } from '../../clock'
import type { Config } from '../../config'
import { Problem } from '../../problem'
import * as answers from './answers'
import { type BillRow, mustHash, readTradeBill } from './bill'
import { openCallback, type PayCallback } from './callback'
import { WechatPayError } from './error'
import { createExchange, PAY_HOST } from './exchange'
import { openCertificates, PlatformKeys } from './keys'
import { accepted, PayLibrary, type PayParams } from './library'
import { paySettings } from './settings'
import { mustBeSigned, VerifiedHttp } from './verified'

export type { Refund, Transaction, Transfer } from './answers'
export type { BillRow } from './bill'
export { WechatPayError } from './error'
export type { PayParams } from './library'

const TIMEOUT_MS = 5_000

export interface Prepayment {
  outTradeNo: string
  description: string
  fen: number
  openid: string
  notifyUrl: string
  /** Comes back with every answer about the order, and stands in the bill. */
  attach: string
  /** Epoch ms; afterwards WeChat takes no money for it. */
  expiresAt: number
}

/**
 * WeChat Pay for one merchant account, money in fen. Failures are {@link WechatPayError}; all calls throw PAY_OFF when the deployment has no
 * account. Every number (order, refund, bill) may be sent again: WeChat does it once.
 */
export interface WechatPay {
  readonly on: boolean
  readonly mchid: string
  readonly appid: string
  /** Opens an order → its prepay id, good for two hours. */
  prepay(order: Prepayment): Promise<string>
  /** What the phone needs to pay a prepaid order. */
  payParams(prepayId: string): PayParams
  /** Null when WeChat has never heard of the order. */
  findOrder(outTradeNo: string): Promise<answers.Transaction | null>
  /** After this nobody can pay the order any more. Throws `ORDERPAID` when somebody has. */
  closeOrder(outTradeNo: string): Promise<void>
  refund(given: {
    outTradeNo: string
    outRefundNo: string
    fen: number
    totalFen: number
    reason: string
    notifyUrl: string
  }): Promise<answers.Refund>
  findRefund(outRefundNo: string): Promise<answers.Refund | null>
  /** Lines of a day (YYYY-MM-DD in China), from 10:00 of the next day on; none when nothing happened. */
  tradeBill(date: string): Promise<BillRow[]>
  /** Pays out to a person, who confirms on the phone. On any failure ask {@link findTransfer} before another number is used. */
  transfer(given: {
    outBillNo: string
    openid: string
    fen: number
    remark: string
    notifyUrl: string
  }): Promise<answers.Transfer>
  findTransfer(outBillNo: string): Promise<answers.Transfer | null>
  cancelTransfer(outBillNo: string): Promise<void>
  /** Verifies and opens a callback; see {@link openCallback}. */
  openCallback(headers: IncomingHttpHeaders, raw: string): Promise<PayCallback | 'unsigned' | 'unreadable'>
}

/** Readers of what callbacks carry. */
export const { transaction: readTransaction, refund: readRefund, transfer: readTransfer } = answers

async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (error) {
    if (error instanceof WechatPayError && error.status === 404) return null
    throw error
  }
}

const read = <T extends z.ZodType>(schema: T, value: unknown): z.output<T> => {
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new WechatPayError(200, 'UNREADABLE', parsed.error.message, true)
  return parsed.data
}

export function createWechatPay(config: Config, clock: Clock, timeoutMs = TIMEOUT_MS): WechatPay {
  const settings = paySettings(config)
  if (!settings) return payIsOff(config.WECHAT_APPID)
  const { mchid, appid, apiV3Key, publicKey } = settings
  const exchange = createExchange(settings.base, timeoutMs)
  const CERTIFICATES = '/v3/certificates'

  async function download() {
    const headers = library.signedHeaders('GET', CERTIFICATES)
    const answer = await exchange('GET', PAY_HOST + CERTIFICATES, headers)
    const words = answer.bytes.toString('utf8')
    const fresh = openCertificates(apiV3Key, accepted({ ...answer, data: JSON.parse(words), error: words }))
    // Signed by a key that may be among those it brings: the seal has vouched for them.
    mustBeSigned(answer, (serial) => keys.find(serial) ?? fresh.get(serial)?.key, clock.now())
    return fresh
  }

  const keys = new PlatformKeys({ clock, publicKey, download: settings.certificates ? download : null })
  const http = new VerifiedHttp(exchange, keys, clock, publicKey?.id ?? null)
  const library = new PayLibrary(settings, clock, http)
  const transfers = '/v3/fund-app/mch-transfer/transfer-bills'

  return {
    on: true,
    mchid,
    appid,
    async prepay({ outTradeNo, description, fen, openid, notifyUrl, attach, expiresAt }) {
      const answer = await library.transactions_jsapi({
        description,
        out_trade_no: outTradeNo,
        notify_url: notifyUrl,
        attach,
        time_expire: chinaTime(expiresAt),
        amount: { total: fen, currency: 'CNY' },
        payer: { openid },
      })
      return read(answers.prepaid, accepted(answer)).package.slice('prepay_id='.length)
    },
    payParams: (prepayId) => library.payParams(prepayId),
    findOrder: (outTradeNo) =>
      orNull(library.query({ out_trade_no: outTradeNo }).then((a) => read(answers.transaction, accepted(a)))),
    async closeOrder(outTradeNo) {
      accepted(await library.close(outTradeNo))
    },
    async refund({ outTradeNo, outRefundNo, fen, totalFen, reason, notifyUrl }) {
      const answer = await library.refunds({
        out_trade_no: outTradeNo,
        out_refund_no: outRefundNo,
        reason,
        notify_url: notifyUrl,
        amount: { refund: fen, total: totalFen, currency: 'CNY' },
      })
      return read(answers.refund, accepted(answer))
    },
    findRefund: (outRefundNo) =>
      orNull(library.find_refunds(outRefundNo).then((a) => read(answers.refund, accepted(a)))),
    async tradeBill(date) {
      let announced: unknown
      try {
        announced = accepted(await library.tradebill({ bill_date: date, bill_type: 'ALL' }))
      } catch (error) {
        if (error instanceof WechatPayError && error.code === 'NO_STATEMENT_EXIST') return []
        throw error
      }
      const { hash_type, hash_value, download_url } = read(answers.bill, announced)
      const path = download_url.trim().replace(PAY_HOST, '')
      const bytes = await http.download(PAY_HOST + path, library.signedHeaders('GET', path))
      mustHash(bytes, hash_type, hash_value)
      return readTradeBill(bytes.toString('utf8'))
    },
    async transfer({ outBillNo, openid, fen, remark, notifyUrl }) {
      const body = {
        appid,
        out_bill_no: outBillNo,
        transfer_scene_id: config.WECHAT_PAY_TRANSFER_SCENE,
        openid,
        transfer_amount: fen,
        transfer_remark: remark,
        notify_url: notifyUrl,
        transfer_scene_report_infos: [
          { info_type: '岗位类型', info_content: '积分兑换合作商户' },
          { info_type: '报酬说明', info_content: remark },
        ],
      }
      return read(answers.transfer, await library.ask('POST', transfers, body))
    },
    findTransfer: (outBillNo) =>
      orNull(
        library
          .ask('GET', `${transfers}/out-bill-no/${outBillNo}`)
          .then((answer) => read(answers.transfer, answer)),
      ),
    async cancelTransfer(outBillNo) {
      await library.ask('POST', `${transfers}/out-bill-no/${outBillNo}/cancel`)
    },
    async openCallback(headers, raw) {
      await keys.renew().catch(() => undefined)
      return openCallback(headers, raw, { keys, apiV3Key, clock })
    },
  }
}

function payIsOff(appid: string): WechatPay {
  const off = (): never => {
    throw new Problem('PAY_OFF')
  }
  const later = async () => off()
  return {
    on: false,
    mchid: '',
    appid,
    prepay: later,
    payParams: off,
    findOrder: later,
    closeOrder: later,
    refund: later,
    findRefund: later,
    tradeBill: later,
    transfer: later,
    findTransfer: later,
    cancelTransfer: later,
    openCallback: async () => 'unsigned',
  }
}
