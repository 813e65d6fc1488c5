import { createHash } from 'node:crypto'
import { chinaDay, chinaTime } from '@linli/shared/platform/china-time'
import { PayError, paramError } from './errors'
import type { PayWorld, SimOrder, SimRefund } from './world'

const LINK_MS = 5 * 60_000
const HEAD =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const TOTALS = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'

const yuan = (fen: number) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
const row = (values: string[]) => values.map((value) => `\`${value}`).join(',')

function line(pay: PayWorld, order: SimOrder, refund?: SimRefund): string {
  const at = chinaTime(refund?.createdAt ?? order.paidAt ?? 0)
    .slice(0, 19)
    .replace('T', ' ')
  const paid = refund ? '0.00' : yuan(order.total)
  const given = refund ? yuan(refund.refund) : '0.00'
  return row([
    ...[
      at,
      pay.appid,
      pay.account.mchid,
      '0',
      '',
      order.transactionId,
      order.outTradeNo,
      order.openid,
      'JSAPI',
    ],
    ...[refund ? 'REFUND' : 'SUCCESS', 'OTHERS', 'CNY', paid, '0.00'],
    ...[refund?.refundId ?? '0', refund?.outRefundNo ?? '0', given, '0.00'],
    ...[refund ? 'ORIGINAL' : '', refund?.status ?? '', order.description, order.attach],
    ...['0.00000', '0.60%', paid, given, ''],
  ])
}

/** GET /v3/bill/tradebill?bill_date=&bill_type=ALL: a link to yesterday's or an earlier day's lines, from 10:00 on. */
export function tradeBill(pay: PayWorld, query: URLSearchParams): object {
  const day = query.get('bill_date') ?? ''
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) throw paramError('bill_date is malformed')
  const readyAt = Date.parse(`${day}T00:00:00+08:00`) + 34 * 3_600_000
  const orders = [...pay.orders.values()]
  const lines = [
    ...orders
      .filter(({ paidAt }) => paidAt !== undefined && chinaDay(paidAt) === day)
      .map((o) => line(pay, o)),
    ...orders.flatMap((order) =>
      order.refunds
        .filter(({ createdAt, status }) => status !== 'CLOSED' && chinaDay(createdAt) === day)
        .map((refund) => line(pay, order, refund)),
    ),
  ]
  if (pay.clock.now() < readyAt || lines.length === 0)
    throw new PayError(400, 'NO_STATEMENT_EXIST', '账单文件不存在')
  const totals = row([String(lines.length), '0.00', '0.00', '0.00', '0.00000', '0.00', '0.00'])
  const bytes = Buffer.from(`\ufeff${[HEAD, ...lines, TOTALS, totals].join('\r\n')}\r\n`)
  const token = pay.ids.alphanumeric(40)
  pay.bills.set(token, { bytes, until: pay.clock.now() + LINK_MS })
  return {
    hash_type: 'SHA1',
    hash_value: createHash('sha1').update(bytes).digest('hex'),
    download_url: `https://api.mch.weixin.qq.com/v3/billdownload/file?token=${token}`,
  }
}

/** GET /v3/billdownload/file?token=: the bytes; the one answer that is not signed. */
export function billFile(pay: PayWorld, token: string | null): Buffer {
  const bill = pay.bills.get(token ?? '')
  if (!bill || bill.until <= pay.clock.now()) throw new PayError(403, 'NO_AUTH', '下载链接已失效')
  return bill.bytes
}
