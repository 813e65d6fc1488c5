/** 兑换订单: waits for money, can be fetched, was handed over, or is off. */
export const ORDER_STATUSES = ['unpaid', 'ready', 'used', 'cancelled', 'expired'] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number]

/** Why a person must look at an order. */
export const FLAGS = [
  'wrongAmount',
  'wrongMerchant',
  'refundAbnormal',
  'refundRefused',
  'refundAmount',
  'foreignRefund',
  'billMissing',
  'billAmount',
] as const
export type Flag = (typeof FLAGS)[number]

/** Who hasn't fetched is reminded this long before it is too late; not of what can only be had for a shorter time anyway. */
export const REMIND_BEFORE_MS = 3 * 86_400_000
/** Money waits this long; then points and stock go back. */
export const PAY_WITHIN_MS = 15 * 60_000
/** A voucher shows a new code every minute; the one before is taken as well. */
export const VOUCHER_WINDOW_MS = 60_000
/** WeChat gives back one payment in so many parts, and only for so long after it. */
export const MOST_REFUNDS = 50
export const REFUND_WITHIN_MS = 365 * 86_400_000
/** A settlement stays below this: from ¥2000 on WeChat wants the payee's real name. */
export const SETTLEMENT_BELOW_FEN = 200_000

interface Window {
  from: Date | number | null
  until: Date | number | null
}

/** `from` included, `until` excluded. */
export const isOpen = ({ from, until }: Window, now: number): boolean =>
  (from === null || Number(from) <= now) && (until === null || now < Number(until))

/** What a payment that WeChat reports means for an order. */
export type PaymentVerdict = 'fulfil' | 'known' | 'wrongAmount' | 'giveBack' | 'drop'

/**
 * DOMAIN §4: notices may come twice, late and out of order. `giveBack`: the order is off, the money goes back by itself. `drop`: the money has gone
 * back already (the refund's notice was first): the order is off without being fulfilled.
 */
export function onPayment(
  order: { status: OrderStatus; cashFen: number; paid: boolean; refundedFen: number },
  fen: number | undefined,
): PaymentVerdict {
  if (order.paid) return 'known'
  if (fen !== order.cashFen || order.cashFen === 0) return 'wrongAmount'
  if (order.refundedFen >= order.cashFen) return 'drop'
  return order.status === 'unpaid' ? 'fulfil' : 'giveBack'
}

/** What may still be given back of an order, in fen: paid and neither given back nor asked for. */
export const refundable = (order: { cashFen: number; paid: boolean; askedFen: number }): number =>
  order.paid ? Math.max(0, order.cashFen - order.askedFen) : 0

/** When an order that can be fetched must be looked at next: to remind its owner, then to expire. */
export function nextLook(expiresAt: number, now: number): number {
  const remindAt = expiresAt - REMIND_BEFORE_MS
  return now < remindAt ? remindAt : expiresAt
}

/** The number of the window a moment lies in. */
export const voucherWindow = (now: number): number => Math.floor(now / VOUCHER_WINDOW_MS)

/** True for a code of this window or the one before. */
export const isCurrent = (window: number, now: number): boolean =>
  window === voucherWindow(now) || window === voucherWindow(now) - 1

const CODE = /^LLV1\.([\w-]{1,64})\.(\d{1,12})\.([\w-]{22})$/

/** Reads a scanned voucher; null for any other code. */
export function readVoucher(code: string): { orderId: string; window: number; mac: string } | null {
  const match = CODE.exec(code.trim())
  return match && { orderId: match[1]!, window: Number(match[2]), mac: match[3]! }
}

export const writeVoucher = (orderId: string, window: number, mac: string): string =>
  `LLV1.${orderId}.${window}.${mac}`

/** How many digits the number has that is typed where no camera can scan. */
export const TYPED_DIGITS = 8

/** The digits of a typed number, however they were grouped and whichever keyboard wrote them; null for anything else, as a scanned code. */
export function readTyped(code: string): string | null {
  const digits = code.normalize('NFKC').replace(/[\s-]/g, '')
  return digits.length === TYPED_DIGITS && /^\d+$/.test(digits) ? digits : null
}

/** 1234 5678: read out and typed in two breaths. */
export const sayTyped = (digits: string): string =>
  `${digits.slice(0, TYPED_DIGITS / 2)} ${digits.slice(TYPED_DIGITS / 2)}`

/** ¥19.90 */
export const sayYuan = (fen: number): string =>
  `¥${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`

/** 300 积分 + ¥19.90 */
export const sayPrice = ({ points, cashFen }: { points: number; cashFen: number }): string =>
  cashFen > 0 ? `${points} 积分 + ${sayYuan(cashFen)}` : `${points} 积分`
