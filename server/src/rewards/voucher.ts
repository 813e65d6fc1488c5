import { createHmac, timingSafeEqual } from 'node:crypto'
import {
  isCurrent,
  readVoucher,
  VOUCHER_WINDOW_MS,
  voucherWindow,
  writeVoucher,
} from '@linli/shared/rewards/orders'
import type { Context } from '../platform/context'

const macOf = ({ config, tenantId }: Context, orderId: string, window: number): string =>
  createHmac('sha256', config.LINK_SECRET)
    .update(`voucher\n${tenantId}\n${orderId}\n${window}`)
    .digest('base64url')
    .slice(0, 22)

/** The code to show now, and when (epoch ms) there is a new one. */
export function voucherCode(context: Context, orderId: string): { code: string; renewAt: number } {
  const window = voucherWindow(context.now())
  return {
    code: writeVoucher(orderId, window, macOf(context, orderId, window)),
    renewAt: (window + 1) * VOUCHER_WINDOW_MS,
  }
}

/**
 * The order of a scanned code. `forged`: not ours, or of another county; `stale`: really ours, but shown longer than a minute or two: a
 * picture of it, or a phone that has not been refreshed.
 */
export function scannedOrder(context: Context, code: string): { orderId: string } | 'forged' | 'stale' {
  const read = readVoucher(code)
  if (!read) return 'forged'
  const expected = Buffer.from(macOf(context, read.orderId, read.window))
  const given = Buffer.from(read.mac)
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return 'forged'
  return isCurrent(read.window, context.now()) ? { orderId: read.orderId } : 'stale'
}
