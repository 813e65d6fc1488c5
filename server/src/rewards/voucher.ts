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

/** The order of a scanned code; null when it is forged, of another county, or older than a minute or two. */
export function scannedOrder(context: Context, code: string): string | null {
  const read = readVoucher(code)
  if (!read || !isCurrent(read.window, context.now())) return null
  const expected = Buffer.from(macOf(context, read.orderId, read.window))
  const given = Buffer.from(read.mac)
  return given.length === expected.length && timingSafeEqual(given, expected) ? read.orderId : null
}
