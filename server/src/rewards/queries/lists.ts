import type { Output } from '@linli/shared/contract'
import { wireTime } from '@linli/shared/platform/schemas'
import { shopShare } from '@linli/shared/rewards/settling'
import QRCode from 'qrcode'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import {
  type Order,
  orderModel,
  type Reward,
  rewardModel,
  type Settlement,
  type Shop,
  settlementModel,
  shopModel,
} from '../model'
import { orderById, rewardById, shopById } from '../orders'
import { mustOwn, mustSeeInside } from '../policy'
import {
  presentOrder,
  presentOrders,
  presentOwnShop,
  presentRewards,
  presentSettlement,
  presentShop,
} from '../present'
import { showNumber } from '../typed-number'
import { presentUnsettled, unsettledOf } from '../unsettled'
import { voucherCode } from '../voucher'
import { type Page, pageOf } from './page-of'

const reader = ({ model, tenantId, now }: Context) => ({ model, tenantId, now: now() })

export async function shops(context: Context, input: Page): Promise<Output<'rewards.shops'>> {
  const model = context.model(shopModel)
  const { rows, next } = await pageOf<Shop>(context, model, input, 'createdAt', { active: true })
  return { items: rows.map(presentShop), next }
}

export async function myShops(context: Context): Promise<Output<'rewards.myShops'>> {
  const { tenantId, actor } = context
  const rows = await context.model(shopModel).find({ tenantId, keeperIds: actor.id }).limit(50).lean<Shop[]>()
  return { items: rows.map(presentOwnShop) }
}

type OfShop = Page & { shopId?: string | undefined }

export async function catalogue(context: Context, input: OfShop): Promise<Output<'rewards.catalogue'>> {
  const filter = { ...(input.shopId !== undefined && { shopId: input.shopId }), active: true }
  const { rows, next } = await pageOf<Reward>(context, context.model(rewardModel), input, 'createdAt', filter)
  return { items: await presentRewards(context, rows, { viewerId: context.actor.id }), next }
}

export async function read(context: Context, { id }: { id: string }): Promise<Output<'rewards.read'>> {
  const [view] = await presentRewards(context, [await rewardById(context, id)], {
    viewerId: context.actor.id,
  })
  return view!
}

export async function mine(context: Context, input: Page): Promise<Output<'rewards.mine'>> {
  const filter = { accountId: context.actor.id }
  const { rows, next } = await pageOf<Order>(context, context.model(orderModel), input, 'createdAt', filter)
  return { items: await presentOrders(reader(context), rows), next }
}

type One = { id: string }

export async function orderView(context: Context, { id }: One): Promise<Output<'rewards.orderView'>> {
  const order = await orderById(context, id)
  mustOwn(context.actor, order)
  return presentOrder(reader(context), order)
}

export async function voucher(context: Context, { id }: One): Promise<Output<'rewards.voucher'>> {
  const order = await orderById(context, id)
  mustOwn(context.actor, order)
  if (order.status !== 'ready') throw new Problem('ORDER_STATE')
  const { code, renewAt } = voucherCode(context, id)
  const svg = await QRCode.toString(code, { type: 'svg', margin: 1 })
  const number = await showNumber(context, order)
  return { code, number, svg, renewAt: wireTime(renewAt), renewIn: renewAt - context.now() }
}

export async function handedOver(context: Context, input: Page & One): Promise<Output<'rewards.handedOver'>> {
  mustSeeInside(context.actor, await shopById(context, input.id))
  const filter = { usedShopId: input.id }
  const { rows, next } = await pageOf<Order>(context, context.model(orderModel), input, 'usedAt', filter)
  const items = rows.map((row) => {
    const { _id, rewardName, points, usedAt, settlementId, settleFen } = row
    const fen = shopShare(row)
    return {
      ...{ id: _id, rewardName, points, usedAt: wireTime(usedAt!), settled: settlementId !== null },
      ...{ fen, takenBackFen: settleFen - fen },
    }
  })
  return { items, next }
}

export async function unsettled(context: Context, { id }: One): Promise<Output<'rewards.unsettled'>> {
  mustSeeInside(context.actor, await shopById(context, id))
  return presentUnsettled(await unsettledOf(context, id))
}

export async function settlements(
  context: Context,
  input: Page & One,
): Promise<Output<'rewards.settlements'>> {
  mustSeeInside(context.actor, await shopById(context, input.id))
  const model = context.model(settlementModel)
  const { rows, next } = await pageOf<Settlement>(context, model, input, 'createdAt', { shopId: input.id })
  return { items: rows.map((row) => presentSettlement(context, row)), next }
}
