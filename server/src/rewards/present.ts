import type { Output } from '@linli/shared/contract'
import { wireTime } from '@linli/shared/platform/schemas'
import { isOpen } from '@linli/shared/rewards/orders'
import type { ClientSession } from 'mongoose'
import { type Attachment, attachmentsOf } from '../files'
import type { Context } from '../platform/context'
import {
  type Order,
  type Refund,
  type Reward,
  refundModel,
  type Settlement,
  type Shop,
  shopModel,
  stockModel,
} from './model'
import { atLimit } from './orders'

type ShopRow = Pick<Shop, '_id' | 'name' | 'address' | 'hours' | 'active'>

export const presentShop = ({ _id, name, address, hours, active }: ShopRow) => ({
  id: _id,
  name,
  address,
  hours,
  active,
})

export const presentOwnShop = (shop: Shop): Output<'rewards.createShop'> => ({
  ...presentShop(shop),
  version: shop.version,
  areaId: shop.areaId,
  keeperIds: shop.keeperIds,
  payeeId: shop.payeeId,
})

const where = (shop: ShopRow | undefined) => ({
  id: shop?._id ?? '',
  name: shop?.name ?? '',
  address: shop?.address ?? '',
  hours: shop?.hours ?? '',
})

type Reader = Pick<Context, 'model' | 'tenantId'>

async function shopsOf({ model, tenantId }: Reader, ids: string[], session: ClientSession | null) {
  const rows = await model(shopModel)
    .find({ tenantId, _id: { $in: [...new Set(ids)] } })
    .session(session)
    .lean<Shop[]>()
  return new Map(rows.map((row) => [row._id, row]))
}

/** Rewards as they can be had now, by the viewer if one is named, with what is left of them. */
export async function presentRewards(
  context: Context,
  rewards: readonly Reward[],
  { viewerId, session = null }: { viewerId?: string; session?: ClientSession | null } = {},
): Promise<Output<'rewards.read'>[]> {
  const { model, tenantId, pay } = context
  const now = context.now()
  const shops = await shopsOf(
    context,
    rewards.map(({ shopId }) => shopId),
    session,
  )
  const stocks = await model(stockModel)
    .find({ tenantId, _id: { $in: rewards.map(({ _id }) => _id) } })
    .session(session)
    .lean()
  const left = new Map(stocks.map((row) => [row._id, row.left]))
  const photos = await attachmentsOf(
    context,
    rewards.flatMap(({ photoId }) => photoId ?? []),
  )
  const reached =
    viewerId === undefined
      ? new Set<string>()
      : await atLimit({ model, tenantId, now, session }, rewards, viewerId)
  return rewards.map((reward) => {
    const shop = shops.get(reward.shopId)
    const rest = left.get(reward._id) ?? 0
    const isClosed = !reward.active || !shop?.active || !isOpen(reward, now)
    return {
      id: reward._id,
      version: reward.version,
      shop: where(shop),
      name: reward.name,
      description: reward.description,
      photo: presentPhoto(photos.get(reward.photoId ?? '')),
      points: reward.points,
      cashFen: reward.cashFen,
      left: rest,
      limit: reward.limit,
      from: reward.from && wireTime(reward.from),
      until: reward.until && wireTime(reward.until),
      active: reward.active,
      hindrance: isClosed
        ? 'closed'
        : rest < 1
          ? 'soldOut'
          : reached.has(reward._id)
            ? 'limit'
            : reward.cashFen > 0 && !pay.on
              ? 'payOff'
              : null,
    }
  })
}

const presentPhoto = (file: Attachment | undefined) =>
  file ? { url: file.url, thumbUrl: file.thumbUrl ?? file.url } : null

export const presentRefund = ({ _id, fen, status, createdAt }: Refund) => ({
  id: _id,
  fen,
  status,
  at: wireTime(createdAt),
})

/** Orders as their owner sees them. */
export async function presentOrders(
  reader: Reader & { now: number },
  orders: readonly Order[],
  session: ClientSession | null = null,
): Promise<Output<'rewards.orderView'>[]> {
  const { model, tenantId, now } = reader
  const shops = await shopsOf(
    reader,
    orders.map(({ shopId }) => shopId),
    session,
  )
  const asked = orders.filter(({ askedFen, refundedFen }) => askedFen + refundedFen > 0).map(({ _id }) => _id)
  const refunds =
    asked.length === 0
      ? []
      : await model(refundModel)
          .find({ tenantId, orderId: { $in: asked } })
          .sort({ createdAt: 1 })
          .session(session)
          .lean<Refund[]>()
  return orders.map((order) => {
    const isOpenOrder = order.status === 'unpaid' || order.status === 'ready'
    const payBefore = order.status === 'unpaid' ? order.dueAt : null
    return {
      id: order._id,
      version: order.version,
      rewardId: order.rewardId,
      rewardName: order.rewardName,
      shop: where(shops.get(order.shopId)),
      points: order.points,
      cashFen: order.cashFen,
      status: order.status,
      createdAt: wireTime(order.createdAt),
      payBefore: payBefore && wireTime(payBefore),
      expiresAt: wireTime(order.expiresAt),
      usedAt: order.usedAt && wireTime(order.usedAt),
      refundedFen: order.refundedFen,
      refundedPoints: order.refundedPoints,
      refunds: refunds.filter(({ orderId }) => orderId === order._id).map(presentRefund),
      givenBack: (order.given ?? []).map(({ at, fen, points, reason }) => ({
        ...{ at: wireTime(at), fen, points, reason },
      })),
      can: {
        pay: payBefore !== null && now < payBefore.getTime(),
        show: order.status === 'ready',
        cancel: isOpenOrder,
      },
    }
  })
}

export async function presentOrder(
  reader: Reader & { now: number },
  order: Order,
  session: ClientSession | null = null,
): Promise<Output<'rewards.orderView'>> {
  const [view] = await presentOrders(reader, [order], session)
  return view!
}

/** What opens the confirmation on the phone is seen by who gets the money, and nobody else. */
export const presentSettlement = (
  { actor, pay }: Pick<Context, 'actor' | 'pay'>,
  row: Settlement,
): Output<'rewards.settle'> => ({
  id: row._id,
  version: row.version,
  shopId: row.shopId,
  orders: row.orders,
  points: row.points,
  grossFen: row.grossFen ?? row.fen,
  setOffs: (row.setOffs ?? []).map(({ orderId, rewardName, fen }) => ({ orderId, rewardName, fen })),
  fen: row.fen,
  carriedFen: row.carriedFen ?? 0,
  status: row.status,
  createdAt: wireTime(row.createdAt),
  failReason: row.failReason,
  confirm:
    row.packageInfo !== null && row.payeeId === actor.id
      ? { mchId: pay.mchid, appId: pay.appid, package: row.packageInfo }
      : null,
})
