import type { Output } from '@linli/shared/contract'
import { contactOf } from '../../identity'
import { type Context, createContext } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newId } from '../../platform/store/id'
import { unchained } from '../../platform/store/transact'
import { WechatPayError } from '../../platform/wechat/pay'
import { orderModel, type Settlement, settlementModel } from '../model'
import { shopById } from '../orders'
import { pursueTransfer } from '../pay/transfers'
import { mustAdminister } from '../policy'
import { presentSettlement } from '../present'
import { unsettledOf } from '../unsettled'

/**
 * Puts the oldest unsettled hand-overs of a shop together, each into one settlement and no second one, and sets off what customers got back of
 * earlier ones. Who gives something back meanwhile changes the same orders: one of the two starts over and sees what the other did.
 */
export async function settle(context: Context, { id }: { id: string }): Promise<Output<'rewards.settle'>> {
  const shop = await shopById(context, id)
  mustAdminister(context.actor, shop.areaPath)
  return context.transact(async (tx) => {
    const { tenantId, session } = tx
    const { taken, setOffs, ...sums } = await unsettledOf(tx, id, session)
    if (taken.length === 0) throw new Problem('SETTLEMENT_EMPTY')
    const settlement: Settlement = {
      ...{ _id: newId(), tenantId, ...unchained, shopId: id, areaPath: shop.areaPath, orders: taken.length },
      points: taken.reduce((sum, { points }) => sum + points, 0),
      setOffs: setOffs.map(({ id: orderId, rewardName, fen }) => ({ orderId, rewardName, fen })),
      ...{ grossFen: sums.grossFen, fen: sums.fen, carriedFen: sums.carriedFen },
      ...{ status: sums.fen > 0 ? 'open' : 'paid', createdAt: new Date(tx.now), billNo: null, tries: 0 },
      ...{ payeeId: null, packageInfo: null, failReason: null, nextAt: null },
    }
    const orders = tx.model(orderModel)
    const ids = taken.map((row) => row.id)
    await orders.updateMany(
      { tenantId, _id: { $in: ids }, settlementId: null },
      { $set: { settlementId: settlement._id } },
      { session },
    )
    for (const { id: _id, fen, owedFen } of setOffs)
      await orders.updateOne(
        { _id, tenantId },
        { $inc: { owedFen: -fen }, $set: { owes: owedFen > fen } },
        { session },
      )
    const { grossFen, setOffFen, fen } = sums
    const data = { shopId: id, orders: taken.length, grossFen, setOffFen, fen }
    tx.append('rewards', settlement, 'rewards.settled', data)
    await tx.insert(settlementModel, settlement)
    return presentSettlement(context, settlement)
  })
}

/** Pays a settlement out. A new number is used only after the last transfer has surely failed. */
export async function payOut(
  context: Context,
  { id, version }: { id: string; version: number },
): Promise<Output<'rewards.payOut'>> {
  const { tenantId } = context
  const found = await context.model(settlementModel).findOne({ tenantId, _id: id }).lean<Settlement>()
  if (!found) throw new Problem('NOT_FOUND')
  mustAdminister(context.actor, found.areaPath)
  if (!context.pay.on) throw new Problem('PAY_OFF')
  const { payeeId } = await shopById(context, found.shopId)
  const contact = payeeId === null ? null : await contactOf(context, payeeId)
  if (!contact?.openid) throw new Problem('SHOP_PAYEE_MISSING')
  const begun = await context.transact(async (tx) => {
    const row = await tx.load(settlementModel, id, version)
    if (row.status !== 'open' && row.status !== 'failed') throw new Problem('SETTLEMENT_STATE')
    row.tries += 1
    Object.assign(row, { status: 'paying', payeeId, failReason: null, nextAt: new Date(tx.now) })
    row.billNo = `${id}${row.tries}`
    tx.append('rewards', row, 'rewards.payOutBegun', { payeeId, billNo: row.billNo, fen: row.fen })
    await tx.save(settlementModel, row)
    return presentSettlement(context, row)
  })
  const row = await context.model(settlementModel).findOne({ tenantId, _id: id }).lean<Settlement>()
  await pursueTransfer(detached(context), row!).catch((error: unknown) => {
    // Begun and written down: the job goes on with the same number.
    if (!(error instanceof WechatPayError)) throw error
  })
  const now = await context.model(settlementModel).findOne({ tenantId, _id: id }).lean<Settlement>()
  return now ? presentSettlement(context, now) : begun
}

/** Its answer for the caller's key is written: what follows is not the same command. */
const detached = (context: Context): Context => createContext(context, context.tenantId, context.actor)
