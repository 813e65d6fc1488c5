import { capture, expire, giveBack, hold, isAmount, type Lot } from '@linli/shared/points/ledger'
import { Problem } from '../../platform/problem'
import { type Tx, unchained } from '../../platform/store/transact'
import { type HoldDoc, holdModel, type PointAccount } from '../model'
import { type Ledger, openLedger, shopAccount } from './writer'

export const purseOf = ({ _id, balance }: PointAccount) => ({ id: _id, balance })

/** Lets expire what is due before anything is spent. @returns the lots that can be spent */
export async function spendable(
  tx: Tx,
  ledger: Ledger,
  account: PointAccount,
  enough: number,
): Promise<Lot[]> {
  const open = await ledger.openLots(account._id, enough)
  const due = open.filter(({ expiresAt }) => expiresAt <= tx.now)
  const over = expire(purseOf(account), due)
  if (over) ledger.post(over, {})
  return open.filter(({ expiresAt }) => expiresAt > tx.now)
}

/** @throws POINTS_FROZEN, POINTS_NEGATIVE: from such an account nothing is spent */
export function requireUsable({ frozen, balance }: PointAccount): void {
  if (frozen) throw new Problem('POINTS_FROZEN')
  if (balance < 0) throw new Problem('POINTS_NEGATIVE', { extra: { balance } })
}

/**
 * Sets points of a person aside for an order, the earliest-expiring lots first. Works inside the caller's transaction: of many orders at
 * once for the last points one commits, the others start over and are told.
 * @throws POINTS_AMOUNT, POINTS_FROZEN, POINTS_NEGATIVE, POINTS_SHORT; DUPLICATE for an order that has a hold
 */
export async function holdPoints(
  tx: Tx,
  given: { accountId: string; amount: number; orderId: string },
): Promise<{ balance: number }> {
  const { accountId, amount, orderId } = given
  if (!isAmount(amount)) throw new Problem('POINTS_AMOUNT')
  const ledger = openLedger(tx)
  const account = await ledger.resident(accountId)
  requireUsable(account)
  const lots = await spendable(tx, ledger, account, amount)
  const held = hold(purseOf(account), lots, amount)
  if (!held) throw new Problem('POINTS_SHORT', { extra: { balance: account.balance } })
  ledger.post(held.posting, { orderId })
  const doc: HoldDoc = {
    ...{ _id: orderId, tenantId: tx.tenantId, ...unchained, accountId, amount },
    ...{ state: 'held', takes: held.takes, shopId: null, at: new Date(tx.now) },
  }
  await ledger.write()
  await tx.model(holdModel).collection.insertOne(doc as never, { session: tx.session })
  return { balance: account.balance }
}

async function loadHold(tx: Tx, orderId: string, state: HoldDoc['state']): Promise<HoldDoc> {
  const found = await tx.load(holdModel, orderId)
  if (found.state !== state) throw new Problem('POINTS_HOLD_OVER', { extra: { state: found.state } })
  return found
}

/** The goods were handed over: the held points become the shop's. @throws NOT_FOUND, POINTS_HOLD_OVER */
export async function captureHold(tx: Tx, orderId: string, { shopId }: { shopId: string }): Promise<void> {
  const order = await loadHold(tx, orderId, 'held')
  const ledger = openLedger(tx)
  const [shop, account] = [await ledger.shop(shopId), await ledger.resident(order.accountId)]
  account.held -= order.amount
  ledger.touch(account)
  ledger.post(capture(shop._id, order.amount), { orderId })
  Object.assign(order, { state: 'captured', shopId })
  await tx.save(holdModel, order)
  await ledger.write()
}

/**
 * The order is off: held points go back to the lots they came from. What had expired meanwhile is given back and expires at once.
 * @throws NOT_FOUND, POINTS_HOLD_OVER
 */
export async function releaseHold(tx: Tx, orderId: string): Promise<void> {
  const order = await loadHold(tx, orderId, 'held')
  await bringBack(tx, order, order.amount)
  order.state = 'released'
  await tx.save(holdModel, order)
}

/**
 * Takes points back from the shop that got them, to the lots they came from.
 * @param amount all that has not been refunded yet when left out
 * @throws NOT_FOUND, POINTS_HOLD_OVER when they were never captured or all are back, POINTS_AMOUNT, POINTS_REFUND_TOO_MUCH
 */
export async function refundPoints(tx: Tx, orderId: string, amount?: number): Promise<{ refunded: number }> {
  const order = await loadHold(tx, orderId, 'captured')
  const rest = order.takes.reduce((total, take) => total + take.amount - take.returned, 0)
  if (rest === 0) throw new Problem('POINTS_HOLD_OVER', { extra: { state: 'refunded' } })
  const wanted = amount ?? rest
  if (!isAmount(wanted)) throw new Problem('POINTS_AMOUNT')
  if (wanted > rest) throw new Problem('POINTS_REFUND_TOO_MUCH', { extra: { rest } })
  await bringBack(tx, order, wanted)
  await tx.save(holdModel, order)
  return { refunded: wanted }
}

async function bringBack(tx: Tx, order: HoldDoc, amount: number): Promise<void> {
  const ledger = openLedger(tx)
  const account = await ledger.resident(order.accountId)
  const { takes, shopId, state } = order
  if (shopId !== null) await ledger.shop(shopId)
  await ledger.lotsById(takes.map(({ lotId }) => lotId))
  const back = giveBack(purseOf(account), {
    ...{ kind: state === 'held' ? 'release' : 'refund', takes, amount, now: tx.now },
    from: shopId === null ? 'holds' : shopAccount(shopId),
  })
  if (!back) throw new Problem('POINTS_REFUND_TOO_MUCH')
  for (const posting of back.postings) ledger.post(posting, { orderId: order._id })
  order.takes = back.takes
  await ledger.write()
}
