import Taro from '@tarojs/taro'
import { isWeapp } from './env'

/** Whether this device can pay; h5 has no WeChat around it and says so instead. */
export const canPay = isWeapp

/** What came of a question to pay. `paid` is what the phone thinks: only the server knows. */
export type PayOutcome = { what: 'paid' } | { what: 'cancelled' } | { what: 'failed'; why: string }

/** What the server signed for `wx.requestPayment`. */
interface PayParams {
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA'
  paySign: string
}

const failed = (why: string): PayOutcome => ({ what: 'failed', why })

/** WeChat says `requestPayment:fail cancel` when the user goes back. */
const outcomeOf = (problem: unknown, why: string): PayOutcome => {
  const { errMsg = '' } = (problem ?? {}) as { errMsg?: string }
  return /cancel/.test(errMsg) ? { what: 'cancelled' } : failed(why)
}

/** Opens WeChat's payment sheet. */
export async function requestPayment(params: PayParams): Promise<PayOutcome> {
  if (!canPay) return failed('请在微信里打开小程序付款')
  try {
    await Taro.requestPayment(params)
    return { what: 'paid' }
  } catch (problem) {
    return outcomeOf(problem, '没有付成功，请稍后再试')
  }
}

interface TransferParams {
  mchId: string
  appId: string
  /** The bill's `package_info`: works once, within 24 hours. */
  package: string
}

/** WeChat's own call: newer than Taro's list, and without a promise. */
declare const wx: {
  requestMerchantTransfer?: (
    asked: TransferParams & { success(): void; fail(problem: unknown): void },
  ) => void
}

/** Lets the receiver of a merchant's transfer take the money; `paid` means that he agreed, WeChat pays a moment later. */
export async function requestMerchantTransfer(params: TransferParams): Promise<PayOutcome> {
  if (!canPay) return failed('请在微信里打开小程序收款')
  const ask = wx.requestMerchantTransfer
  if (!ask) return failed('请把微信更新到最新版再收款')
  return new Promise((resolve) =>
    ask({
      ...params,
      success: () => resolve({ what: 'paid' }),
      fail: (problem) => resolve(outcomeOf(problem, '没有收款成功，请稍后再试')),
    }),
  )
}
