import { createHash } from 'node:crypto'
import { parse } from 'csv-parse/sync'

/** One line of the daily trade bill: a payment, or a refund of one. */
export interface BillRow {
  kind: 'payment' | 'refund'
  outTradeNo: string
  outRefundNo: string | null
  /** What was paid, or given back, in fen. */
  fen: number
  /** What we sent along with the order. */
  attach: string
}

/** Yuan as WeChat writes them in a bill (`19.90`) to fen, without floating point. Anything else throws. */
export function fenOf(yuan: string): number {
  const match = /^(\d{1,10})(?:\.(\d{1,2}))?$/.exec(yuan.trim())
  if (!match) throw new Error(`not an amount: ${yuan}`)
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/** Throws when a downloaded bill is not the announced one: downloads are not signed, their hash is. */
export function mustHash(bytes: Buffer, hashType: string, hash: string): void {
  if (hashType !== 'SHA1' || createHash('sha1').update(bytes).digest('hex') !== hash.toLowerCase())
    throw new Error('the bill is not the one that was announced')
}

/** Reads a trade bill (type ALL): CSV, every value behind a back-tick, a head and a line of totals at the end. */
export function readTradeBill(csv: string): BillRow[] {
  const lines: string[][] = parse(csv, {
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    trim: true,
  })
  const [head = [], ...rest] = lines
  const totals = rest.findIndex(([first]) => first === '总交易单数')
  return rest.slice(0, totals < 0 ? undefined : totals).map((row) => {
    const value = (name: string): string => {
      const index = head.indexOf(name)
      if (index < 0) throw new Error(`the bill has no column ${name}`)
      return (row[index] ?? '').replace(/^`/, '')
    }
    const isRefund = value('交易状态') === 'REFUND'
    return {
      kind: isRefund ? 'refund' : 'payment',
      outTradeNo: value('商户订单号'),
      outRefundNo: isRefund ? value('商户退款单号') : null,
      fen: fenOf(value(isRefund ? '申请退款金额' : '订单金额')),
      attach: value('商户数据包'),
    }
  })
}
