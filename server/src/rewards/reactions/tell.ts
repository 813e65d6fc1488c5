import type { Flag } from '@linli/shared/rewards/orders'
import { sayYuan } from '@linli/shared/rewards/orders'
import { sayDate, storytelling, type Teller } from '../../notifications'
import { aggregateIdOf, type StoredEvent } from '../../platform/store/events'
import { type Order, orderModel, type Settlement, type Shop, settlementModel, shopModel } from '../model'

interface Words {
  /** At most five characters. */
  phrase: string
  title: string
  body: string
}
type Say = (order: Order, shop: string, event: StoredEvent) => Words | undefined

/** Tells the owner of an order; what he did himself he has seen. */
const ofOrder =
  (say: Say): Teller =>
  async ({ tenantId, model }, event) => {
    const order = await model(orderModel)
      .findOne({ tenantId, _id: aggregateIdOf(event) })
      .lean<Order>()
    if (!order) return []
    const shop = await model(shopModel).findOne({ tenantId, _id: order.shopId }).lean<Shop>()
    const words = say(order, shop ? `“${shop.name}”（${shop.address}）` : '店铺', event)
    if (!words) return []
    const subject = { kind: 'rewardOrder', id: order._id } as const
    return [{ to: [order.accountId], subject, about: order.rewardName, ...words }]
  }

const until = ({ expiresAt }: Order): string => sayDate(expiresAt.getTime())
const fenOf = ({ data }: StoredEvent): string => sayYuan(Number(data.fen))

const paid: Say = (order, shop, event) => {
  const { rewardName } = order
  if (event.data.verdict === 'fulfil')
    return {
      phrase: '可以领取',
      title: '付款成功，可以去领取了',
      body: `“${rewardName}”已付 ${fenOf(event)}，请在 ${until(order)} 前到${shop}出示兑换券。`,
    }
  if (event.data.verdict !== 'giveBack') return undefined
  return {
    phrase: '正在退款',
    title: '兑换已取消，付款会退回',
    body: `“${rewardName}”的兑换在付款前已取消，您付的 ${fenOf(event)} 会自动退回微信，不用操作。`,
  }
}

const TROUBLES: Partial<Record<Flag, Omit<Words, 'phrase'>>> = {
  wrongAmount: {
    title: '付款金额需要核对',
    body: '收到的金额和订单不符，工作人员正在核对，请不要重复付款。',
  },
  refundAbnormal: {
    title: '退款没有到账',
    body: '微信没能把钱退到您的账户，工作人员正在处理，会和您联系。',
  },
  refundRefused: { title: '退款没有成功', body: '工作人员正在处理，不用再次申请。' },
}

/** Of what a person must look at, what concerns the owner. */
const flagged: Say = ({ rewardName }, _, event) => {
  const flag = event.data.flag as Flag
  if (flag === 'foreignRefund')
    return {
      phrase: '已退款',
      title: '退款已到账',
      body: `“${rewardName}”的 ${fenOf(event)} 已退回您的微信。`,
    }
  const trouble = TROUBLES[flag]
  return trouble && { phrase: '处理中', title: trouble.title, body: `“${rewardName}”：${trouble.body}` }
}

const TRANSFERS: Record<string, (money: string) => Words> = {
  confirm: (money) => ({
    phrase: '等您收款',
    title: '有一笔结算等您收款',
    body: `积分兑换结算 ${money}，请在 24 小时内点开确认收款，过期要由社区重新发起。`,
  }),
  paid: (money) => ({
    phrase: '已到账',
    title: '结算已到账',
    body: `积分兑换结算 ${money} 已转到您的微信。`,
  }),
  failed: (money) => ({
    phrase: '没有成功',
    title: '结算没有转成',
    body: `积分兑换结算 ${money} 没有转成，社区会重新发起，不用操作。`,
  }),
}

/** Tells a shop's payee of the money that WeChat brings, above all that it must be taken within a day. */
const transferMoved: Teller = async ({ tenantId, model }, event) => {
  const say = TRANSFERS[String(event.data.status)]
  const row = await model(settlementModel)
    .findOne({ tenantId, _id: aggregateIdOf(event) })
    .lean<Settlement>()
  if (!say || !row?.payeeId) return []
  const subject = { kind: 'shopMoney', id: row.shopId } as const
  return [{ to: [row.payeeId], subject, about: '积分兑换结算', ...say(sayYuan(row.fen)) }]
}

/** Tells a shop's payee why the next settlement will be smaller, before he wonders. */
const shopOwes: Teller = async ({ tenantId, model }, event) => {
  const order = await model(orderModel)
    .findOne({ tenantId, _id: aggregateIdOf(event) })
    .lean<Order>()
  const shop = await model(shopModel)
    .findOne({ tenantId, _id: String(event.data.shopId) })
    .lean<Shop>()
  if (!order || !shop?.payeeId) return []
  const subject = { kind: 'shopMoney', id: shop._id } as const
  const words = {
    phrase: '下次扣回',
    title: '有一份兑换退了，下次结算时扣回',
    body: `“${order.rewardName}”已退给顾客，结算给店铺的 ${fenOf(event)} 会从下次结算里扣，不用操作。`,
  }
  return [{ to: [shop.payeeId], subject, about: order.rewardName, ...words }]
}

/** Whose payment is being looked into has paid something, whatever it was. */
const whyOff = (isPaid: boolean, flag: Flag | null): string =>
  isPaid ? '' : flag === 'wrongAmount' || flag === 'wrongMerchant' ? '付款正在核对，' : '没有按时付款，'

/** What happens to a resident's orders without him, or in a shop: paid, reminded, fetched, off, given back; and a payee's money. */
export const tellOfOrders = storytelling('rewards.tell', {
  'rewards.paid': ofOrder(paid),
  'rewards.expiring': ofOrder((order, shop) => ({
    phrase: '快要到期',
    title: '兑换的礼品快到期了',
    body: `“${order.rewardName}”请在 ${until(order)} 前到${shop}领取，过期后积分退回。`,
  })),
  'rewards.handedOver': ofOrder((order, shop, event) => ({
    phrase: '已领取',
    title: '兑换券已使用',
    body: `“${order.rewardName}”已于 ${sayDate(event.at.getTime())} 在${shop}领取。不是您本人或家人领的，请马上联系社区。`,
  })),
  'rewards.cancelled': ofOrder(({ rewardName, points, payment, flag }) => ({
    phrase: '已取消',
    title: '兑换已取消，积分已退回',
    body: `“${rewardName}”${whyOff(payment.paidAt !== null, flag)}兑换已取消，${points} 积分已退回。`,
  })),
  'rewards.expired': ofOrder((order) => ({
    phrase: '已过期',
    title: '兑换已过期，积分已退回',
    body: `“${order.rewardName}”没有在 ${until(order)} 前领取，${order.points} 积分已退回${
      order.payment.paidFen > 0 ? '，您付的钱会自动退回微信' : ''
    }。`,
  })),
  'rewards.pointsRefunded': ofOrder(({ rewardName }, _, event) => ({
    phrase: '积分退回',
    title: '积分已退回',
    body: `“${rewardName}”用的 ${event.data.points} 积分已退回给您。`,
  })),
  'rewards.refunded': ofOrder(({ rewardName }, _, event) => ({
    phrase: '已退款',
    title: '退款已到账',
    body: `“${rewardName}”的 ${fenOf(event)} 已退回您的微信。`,
  })),
  'rewards.flagged': ofOrder(flagged),
  'rewards.transferMoved': transferMoved,
  'rewards.shopOwes': shopOwes,
})
