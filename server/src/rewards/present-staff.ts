import type { Output } from '@linli/shared/contract'
import { wireTime } from '@linli/shared/platform/schemas'
import { shopShare } from '@linli/shared/rewards/settling'
import type { ClientSession } from 'mongoose'
import { areaById } from '../areas'
import { peopleByIds } from '../identity'
import type { Context } from '../platform/context'
import type { Order, Reward, Shop } from './model'
import { presentOrders, presentOwnShop, presentRewards } from './present'
import { presentUnsettled, type Unsettled } from './unsettled'

/** Orders as an administrator sees them: with the person, what was paid, and what staff gave back and why. */
export async function presentStaffOrders(
  context: Context,
  orders: readonly Order[],
  session: ClientSession | null = null,
): Promise<Output<'rewards.staffOrder'>[]> {
  const { model, tenantId, now } = context
  const views = await presentOrders({ model, tenantId, now: now() }, orders, session)
  const people = await peopleByIds(
    context,
    orders.flatMap(({ accountId, given }) => [accountId, ...(given ?? []).map(({ by }) => by)]),
  )
  const nameOf = (id: string) => people.get(id)?.name ?? ''
  return views.map((view, index) => {
    const order = orders[index]!
    const { flag, payment, accountId, given, settlementId, owedFen = 0 } = order
    return {
      ...view,
      ...{ flag, paidFen: payment.paidFen, accountId, accountName: nameOf(accountId) },
      forShop: { priceFen: order.settleFen, fen: shopShare(order), settled: settlementId !== null, owedFen },
      given: (given ?? []).map(({ at, by, fen, points, reason }) => ({
        ...{ at: wireTime(at), byName: nameOf(by), fen, points, reason },
      })),
    }
  })
}

export async function presentStaffOrder(
  context: Context,
  order: Order,
  session: ClientSession | null = null,
): Promise<Output<'rewards.staffOrder'>> {
  const [view] = await presentStaffOrders(context, [order], session)
  return view!
}

/** Rewards with what the county pays for one and how long their vouchers last. */
export async function presentStaffRewards(
  context: Context,
  rewards: readonly Reward[],
  session: ClientSession | null = null,
): Promise<Output<'rewards.staffReward'>[]> {
  const views = await presentRewards(context, rewards, { session })
  return views.map((view, index) => {
    const { settleFen, validDays, photoId } = rewards[index]!
    return { ...view, settleFen, validDays, photoId: photoId ?? null }
  })
}

export async function presentStaffReward(
  context: Context,
  reward: Reward,
  session: ClientSession | null = null,
): Promise<Output<'rewards.staffReward'>> {
  const [view] = await presentStaffRewards(context, [reward], session)
  return view!
}

/** A shop with the names of its keepers. Who has left the county is in no list of keepers any more. */
export async function presentStaffShop(
  context: Context,
  shop: Shop,
  next: Unsettled,
): Promise<Output<'rewards.staffShop'>> {
  const people = await peopleByIds(context, shop.keeperIds)
  return {
    ...presentOwnShop(shop),
    areaName: (await areaById(context, shop.areaId)).name,
    keepers: shop.keeperIds.map((id) => ({ id, name: people.get(id)?.name ?? '' })),
    unsettled: presentUnsettled(next),
  }
}
