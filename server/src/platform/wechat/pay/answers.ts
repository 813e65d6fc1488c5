import { z } from 'zod'

const fen = z.int().min(0)

/** What WeChat says of an order: in a query, and sealed in TRANSACTION.SUCCESS. */
export const transaction = z.looseObject({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  /** SUCCESS, REFUND (paid, and something was given back), NOTPAY, CLOSED, REVOKED, USERPAYING, PAYERROR. */
  trade_state: z.string(),
  transaction_id: z.string().optional(),
  attach: z.string().optional(),
  success_time: z.string().optional(),
  amount: z.looseObject({ total: fen, currency: z.string().optional() }).optional(),
})
export type Transaction = z.output<typeof transaction>

/** A refund: `status` in answers, `refund_status` in REFUND.* callbacks. */
export const refund = z
  .looseObject({
    out_refund_no: z.string(),
    out_trade_no: z.string(),
    status: z.string().optional(),
    refund_status: z.string().optional(),
    mchid: z.string().optional(),
    amount: z.looseObject({ refund: fen, total: fen }),
  })
  .transform(({ status, refund_status, ...rest }) => ({ ...rest, status: status ?? refund_status ?? '' }))
export type Refund = z.output<typeof refund>

/** A transfer to a person's change purse (2025): answers, and MCHTRANSFER.BILL.FINISHED. */
export const transfer = z.looseObject({
  out_bill_no: z.string(),
  transfer_bill_no: z.string().optional(),
  /** ACCEPTED PROCESSING WAIT_USER_CONFIRM TRANSFERING SUCCESS FAIL CANCELING CANCELLED. */
  state: z.string(),
  /** Only while the person still has to confirm: single use, 24 h. */
  package_info: z.string().optional(),
  transfer_amount: fen.optional(),
  mchid: z.string().optional(),
  mch_id: z.string().optional(),
  fail_reason: z.string().optional(),
})
export type Transfer = z.output<typeof transfer>

export const prepaid = z.looseObject({ package: z.string().regex(/^prepay_id=.+$/) })
export const bill = z.looseObject({ hash_type: z.string(), hash_value: z.string(), download_url: z.string() })
