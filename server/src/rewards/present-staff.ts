import type { Output } from '@linli/shared/contract'
import { wireTime } from '@linli/shared/platform/schemas'
import type { ClientSession } from 'mongoose'
import { areaById } from '../areas'
import { peopleByIds } from '../identity'
import type { Context } from '../platform/context'
import type { Order, Reward, Shop } from './model'
import { presentOrders, presentOwnShop, presentRewards } from './present'
import type { Unsettled } from './unsettled'

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
    const { flag, payment, accountId, given } = orders[index]!
    return {
      ...view,
      ...{ flag, paidFen: payment.paidFen, accountId, accountName: nameOf(accountId) },
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
  { model, tenantId, now, pay }: Context,
  rewards: readonly Reward[],
  session: ClientSession | null = null,
): Promise<Output<'rewards.staffReward'>[]> {
  const views = await presentRewards({ model, tenantId, now: now(), payOn: pay.on }, rewards, session)
  return views.map((view, index) => {
    const { settleFen, validDays } = rewards[index]!
    return { ...view, settleFen, validDays }
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
  { orders, fen }: Unsettled,
): Promise<Output<'rewards.staffShop'>> {
  const people = await peopleByIds(context, shop.keeperIds)
  return {
    ...presentOwnShop(shop),
    areaName: (await areaById(context, shop.areaId)).name,
    keepers: shop.keeperIds.map((id) => ({ id, name: people.get(id)?.name ?? '' })),
    unsettled: { orders: orders.length, fen },
  }
}
