import type { Output } from '@linli/shared/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { wireTime } from '@linli/shared/platform/schemas'
import type { rewardsContract } from '@linli/shared/rewards/contract'
import { peopleByIds } from '../../identity'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import {
  type BillCheck,
  billCheckModel,
  type Order,
  orderModel,
  type Reward,
  rewardModel,
  type Shop,
  shopModel,
} from '../model'
import { orderById, rewardById, shopById } from '../orders'
import { administers, mustAdminister } from '../policy'
import { presentOwnShop } from '../present'
import {
  presentStaffOrder,
  presentStaffOrders,
  presentStaffReward,
  presentStaffRewards,
  presentStaffShop,
} from '../present-staff'
import { unsettledOf } from '../unsettled'
import { type Page, pageOf } from './page-of'

type One = { id: string }

/** Of a page, the shops in areas the caller administers. */
export async function staffShops(context: Context, input: Page): Promise<Output<'rewards.staffShops'>> {
  const { rows, next } = await pageOf<Shop>(context, context.model(shopModel), input, 'createdAt')
  const own = rows.filter(({ areaPath }) => administers(context.actor, areaPath))
  return { items: own.map(presentOwnShop), next }
}

export async function staffShop(context: Context, { id }: One): Promise<Output<'rewards.staffShop'>> {
  const shop = await shopById(context, id)
  mustAdminister(context.actor, shop.areaPath)
  return presentStaffShop(context, shop, await unsettledOf(context, id))
}

/** Accounts that are gone keep no shop. */
export async function findKeeper(context: Context, { id }: One): Promise<Output<'rewards.findKeeper'>> {
  const person = (await peopleByIds(context, [id])).get(id)
  if (!person || person.deleted) throw new Problem('NOT_FOUND')
  return { id, name: person.name }
}

/** Of a page, the rewards of shops in areas the caller administers. */
export async function staffRewards(
  context: Context,
  input: ParsedOf<(typeof rewardsContract)['rewards.staffRewards']>,
): Promise<Output<'rewards.staffRewards'>> {
  const filter = input.shopId !== undefined ? { shopId: input.shopId } : {}
  const { rows, next } = await pageOf<Reward>(context, context.model(rewardModel), input, 'createdAt', filter)
  const { tenantId } = context
  const shops = await context
    .model(shopModel)
    .find({ tenantId, _id: { $in: [...new Set(rows.map(({ shopId }) => shopId))] } }, { areaPath: 1 })
    .lean()
  const own = new Set(
    shops.filter(({ areaPath }) => administers(context.actor, areaPath)).map(({ _id }) => _id),
  )
  return {
    items: await presentStaffRewards(
      context,
      rows.filter(({ shopId }) => own.has(shopId)),
    ),
    next,
  }
}

export async function staffReward(context: Context, { id }: One): Promise<Output<'rewards.staffReward'>> {
  const reward = await rewardById(context, id)
  mustAdminister(context.actor, (await shopById(context, reward.shopId)).areaPath)
  return presentStaffReward(context, reward)
}

/** Of a page, the orders in areas the caller administers. */
export async function staffOrders(
  context: Context,
  { only, shopId, ...input }: ParsedOf<(typeof rewardsContract)['rewards.staffOrders']>,
): Promise<Output<'rewards.staffOrders'>> {
  if (shopId !== undefined) mustAdminister(context.actor, (await shopById(context, shopId)).areaPath)
  const filter = {
    ...(shopId !== undefined && { shopId }),
    ...(only !== undefined && (only === 'flagged' ? { flagged: true } : { status: only })),
  }
  const { rows, next } = await pageOf<Order>(context, context.model(orderModel), input, 'createdAt', filter)
  const own = rows.filter(({ areaPath }) => administers(context.actor, areaPath))
  return { items: await presentStaffOrders(context, own), next }
}

export async function staffOrder(context: Context, { id }: One): Promise<Output<'rewards.staffOrder'>> {
  const order = await orderById(context, id)
  mustAdminister(context.actor, order.areaPath)
  return presentStaffOrder(context, order)
}

export async function billChecks(context: Context, input: Page): Promise<Output<'rewards.billChecks'>> {
  const { rows, next } = await pageOf<BillCheck>(context, context.model(billCheckModel), input, 'at')
  const items = rows.map(({ date, payments, refunds, paidFen, refundedFen, wrong, missing, at }) => ({
    ...{ date, payments, refunds, paidFen, refundedFen, missing: missing ?? null, at: wireTime(at) },
    wrong: wrong.map(({ number, what, next, orderId }) => ({
      ...{ number, what, next: next ?? '', orderId: orderId ?? null },
    })),
  }))
  return { items, next }
}
