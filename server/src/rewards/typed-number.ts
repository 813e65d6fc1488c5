import { createHmac } from 'node:crypto'
import { isCurrent, TYPED_DIGITS, voucherWindow } from '@linli/shared/rewards/orders'
import { returnTry, takeTry } from '../identity'
import type { Context } from '../platform/context'
import { Problem } from '../platform/problem'
import { type Order, type TypedNumber, typedNumberModel } from './model'

/** Numbers are tried one after the other until one is free in the shop; of a hundred million that is the first. */
const MOST_TRIES = 8

const idOf = ({ tenantId }: Context, shopId: string, number: string): string =>
  `${tenantId}:${shopId}:${number}`

/** Looks like chance to who doesn't hold the secret, and is the same for who looks twice within the minute. */
function numberOf({ config, tenantId }: Context, orderId: string, window: number, tries: number): string {
  const mac = createHmac('sha256', config.LINK_SECRET).update(
    `typed\n${tenantId}\n${orderId}\n${window}\n${tries}`,
  )
  // 48 bits over 10⁸: no number is likelier than another by more than one in a million.
  const value = mac.digest().readUIntBE(0, 6) % 10 ** TYPED_DIGITS
  return String(value).padStart(TYPED_DIGITS, '0')
}

/** The number that stands for the order in its shop now; written down, so that it is found by an index when it is typed. */
export async function showNumber(context: Context, { _id: orderId, shopId }: Order): Promise<string> {
  const { tenantId } = context
  const window = voucherWindow(context.now())
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const number = numberOf(context, orderId, window, tries)
    // `at` only says when the row may go, which the database decides by its own clock.
    const row = { _id: idOf(context, shopId, number), tenantId, orderId, window, at: new Date() }
    if (await isOurs(context, row)) return number
  }
  throw new Problem('UNAVAILABLE')
}

/** Takes the number unless it stands for another order that is still shown. The database decides, by the id. */
async function isOurs(context: Context, row: TypedNumber): Promise<boolean> {
  const { tenantId, _id } = row
  const numbers = context.model(typedNumberModel)
  const known = await numbers.findOne({ tenantId, _id }).lean()
  if (known?.orderId === row.orderId && known.window === row.window) return true
  if (known && isCurrent(known.window, context.now())) return false
  if (known) await numbers.deleteOne({ tenantId, _id, window: known.window })
  try {
    await numbers.create(row)
    return true
  } catch (error) {
    if ((error as { code?: number }).code !== 11000) throw error
    // Somebody was first: the same order on another phone, or another order.
    const first = await numbers.findOne({ tenantId, _id }).lean()
    return first?.orderId === row.orderId && first.window === row.window
  }
}

/**
 * The order of a number typed in a shop. Each try is counted before it is looked at, five wrong ones of a keeper are all there are for a
 * quarter of an hour: a hundred million numbers outlast that. One that is right, or was a minute ago, is given back.
 * @throws VOUCHER_TRIES_OVER · VOUCHER_NUMBER_UNKNOWN also for a number of another shop or county · VOUCHER_STALE
 */
export async function mustBeTyped(
  context: Context,
  { shopId, number }: { shopId: string; number: string },
): Promise<string> {
  const { tenantId, actor } = context
  if (!(await takeTry(context, 'voucher', actor.id))) throw new Problem('VOUCHER_TRIES_OVER')
  const row = await context
    .model(typedNumberModel)
    .findOne({ tenantId, _id: idOf(context, shopId, number) })
    .lean()
  if (!row) throw new Problem('VOUCHER_NUMBER_UNKNOWN')
  await returnTry(context, 'voucher', actor.id)
  if (!isCurrent(row.window, context.now())) throw new Problem('VOUCHER_STALE')
  return row.orderId
}
