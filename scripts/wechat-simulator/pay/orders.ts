import { chinaTime } from '@linli/shared/platform/china-time'
import { PayError, paramError } from './errors'
import { type Body, fenOf, notifyUrlOf, objectOf, textOf } from './read'
import type { PayWorld, SimOrder } from './world'

const PREPAY_MS = 2 * 3_600_000
const UNPAID_MS = 7 * 86_400_000
const NUMBER = /^[0-9A-Za-z_\-|*]{6,32}$/

export function mustBeMine(pay: PayWorld, mchid: unknown): void {
  if (mchid !== pay.account.mchid) throw paramError('商户号与签名的商户号不一致')
}

function find(pay: PayWorld, outTradeNo: string): SimOrder {
  const order = pay.orders.get(outTradeNo)
  if (!order) throw new PayError(404, 'ORDER_NOT_EXIST', '订单不存在')
  // Nobody has paid in time: WeChat closes it by itself.
  if (order.state === 'NOTPAY' && order.expiresAt <= pay.clock.now()) order.state = 'CLOSED'
  return order
}

/** POST /v3/pay/transactions/jsapi */
export function openOrder(pay: PayWorld, body: Body): object {
  mustBeMine(pay, body.mchid)
  if (body.appid !== pay.appid) throw new PayError(400, 'APPID_MCHID_NOT_MATCH', 'appid和mchid不匹配')
  const now = pay.clock.now()
  const outTradeNo = textOf(body, 'out_trade_no', 32, NUMBER)
  const expiresAt = body.time_expire === undefined ? now + UNPAID_MS : Date.parse(String(body.time_expire))
  if (!(expiresAt > now)) throw paramError('time_expire has passed')
  const wanted = {
    description: textOf(body, 'description', 127),
    attach: body.attach === undefined ? '' : textOf(body, 'attach', 128),
    notifyUrl: notifyUrlOf(body),
    openid: textOf(objectOf(body, 'payer'), 'openid', 128),
    total: fenOf(objectOf(body, 'amount'), 'total'),
  }
  const known = pay.orders.has(outTradeNo) ? find(pay, outTradeNo) : undefined
  if (known?.state === 'CLOSED') throw new PayError(400, 'ORDER_CLOSED', '订单已关闭')
  if (known && known.state !== 'NOTPAY') throw new PayError(400, 'ORDERPAID', '该订单已支付')
  if (known && Object.entries(wanted).some(([key, value]) => known[key as keyof typeof wanted] !== value))
    throw new PayError(400, 'INVALID_REQUEST', '请求重入时，参数与首次请求时不一致')
  const order: SimOrder = known ?? {
    outTradeNo,
    transactionId: `42${pay.ids.digits(26)}`,
    ...wanted,
    expiresAt,
    state: 'NOTPAY',
    prepayIds: new Map(),
    refunds: [],
  }
  pay.orders.set(outTradeNo, order)
  const prepayId = `wx${pay.ids.hex(34)}`
  order.prepayIds.set(prepayId, now + PREPAY_MS)
  return { prepay_id: prepayId }
}

/** An order as a query and a callback tell it. */
export function tell(pay: PayWorld, order: SimOrder): Record<string, unknown> {
  const isPaid = order.state === 'SUCCESS' || order.state === 'REFUND'
  return {
    appid: pay.appid,
    mchid: pay.account.mchid,
    out_trade_no: order.outTradeNo,
    trade_state: order.state,
    trade_state_desc: order.state,
    attach: order.attach,
    amount: { total: order.total, currency: 'CNY', ...(isPaid && { payer_total: order.total }) },
    ...(isPaid && {
      transaction_id: order.transactionId,
      trade_type: 'JSAPI',
      bank_type: 'OTHERS',
      success_time: chinaTime(order.paidAt ?? 0),
      payer: { openid: order.openid },
    }),
  }
}

/** GET /v3/pay/transactions/out-trade-no/{n}?mchid= */
export function queryOrder(pay: PayWorld, outTradeNo: string, mchid: string | null): object {
  mustBeMine(pay, mchid)
  return tell(pay, find(pay, outTradeNo))
}

/** POST /v3/pay/transactions/out-trade-no/{n}/close */
export function closeOrder(pay: PayWorld, outTradeNo: string, body: Body): undefined {
  mustBeMine(pay, body.mchid)
  const order = find(pay, outTradeNo)
  if (order.state === 'SUCCESS' || order.state === 'REFUND')
    throw new PayError(400, 'ORDERPAID', '该订单已支付')
  order.state = 'CLOSED'
}

/** The order a prepay id stands for while it can be paid: by this person, in time. Undefined otherwise. */
export function payable(pay: PayWorld, prepayId: string, openid: string): SimOrder | undefined {
  for (const { outTradeNo } of [...pay.orders.values()]) {
    const order = find(pay, outTradeNo)
    const until = order.prepayIds.get(prepayId)
    if (until === undefined) continue
    return order.state === 'NOTPAY' && until > pay.clock.now() && order.openid === openid ? order : undefined
  }
  return undefined
}
