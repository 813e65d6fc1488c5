import { wireTime } from '@linli/shared/platform/schemas'
import type { PersonalData } from '../platform/feature'
import type { Tx } from '../platform/store/transact'
import { type Order, orderModel, type Settlement, type Shop, settlementModel, shopModel } from './model'

/** Orders stay under the random id of their person; who is gone keeps no shop. */
export const rewardsOfPerson: PersonalData = {
  async collect({ model, tenantId }, accountId) {
    const rows = await model(orderModel).find({ tenantId, accountId }).sort({ createdAt: -1 }).lean<Order[]>()
    const shops = await model(shopModel).find({ tenantId, keeperIds: accountId }).lean<Shop[]>()
    const received = await model(settlementModel)
      .find({ tenantId, payeeId: accountId })
      .sort({ createdAt: -1 })
      .lean<Settlement[]>()
    return {
      received: received.map(({ _id, fen, status, createdAt }) => ({
        ...{ id: _id, fen, status, createdAt: wireTime(createdAt) },
      })),
      orders: rows.map(
        ({ _id, rewardName, points, cashFen, status, createdAt, usedAt, refundedFen, given }) => ({
          ...{ id: _id, rewardName, points, cashFen, status, refundedFen },
          ...{ createdAt: wireTime(createdAt), usedAt: usedAt && wireTime(usedAt) },
          givenBack: (given ?? []).map((one) => ({
            ...{ at: wireTime(one.at), fen: one.fen, points: one.points, reason: one.reason },
          })),
        }),
      ),
      keeperOf: shops.map(({ name }) => name),
    }
  },
  async erase(tx, accountId) {
    const { tenantId, session } = tx
    await forgetReasons(tx, accountId)
    const kept = await tx
      .model(shopModel)
      .find({ tenantId, keeperIds: accountId }, { _id: 1 })
      .session(session)
      .lean()
    for (const { _id } of kept) {
      const shop = await tx.load(shopModel, _id)
      shop.keeperIds = shop.keeperIds.filter((id) => id !== accountId)
      if (shop.payeeId === accountId) shop.payeeId = null
      tx.append('rewards', shop, 'rewards.keeperLeft', {}, 'quiet')
      await tx.save(shopModel, shop)
    }
  },
  async blocks({ model, tenantId }, accountId) {
    const open = await model(orderModel).exists({
      tenantId,
      accountId,
      status: { $in: ['unpaid', 'ready'] },
    })
    return open ? '还有没有取走的兑换，请先取走或取消。' : null
  },
}

/** Why something was given back may tell of the person: the words go, the sums stay. */
async function forgetReasons(tx: Tx, accountId: string): Promise<void> {
  const { tenantId, session } = tx
  const orders = tx.model(orderModel)
  const rows = await orders.find({ tenantId, accountId }, { given: 1 }).session(session).lean()
  for (const { _id, given = [] } of rows)
    if (given.length > 0)
      await orders.updateOne(
        { _id, tenantId },
        { $set: { given: given.map((one) => ({ ...one, reason: '' })) } },
        { session },
      )
}
