import type { OrderStatus } from '@linli/shared/rewards/orders'
import { sayPrice, sayYuan } from '@linli/shared/rewards/orders'
import type { IconName } from '@/platform/ui/icon-paths'
import type { Tone } from '@/platform/ui/palette'
import { sayLength, sayWhen } from '@/platform/ui/when'
import type { Order, Purse, Refund, Reward } from './types'

interface Tag {
  text: string
  icon: IconName
  tone: Tone
}

/** What keeps somebody from redeeming: in a few words for a tag or button, and what to do about it. */
export interface Obstacle extends Tag {
  why: string
  /** Points would help. */
  short?: boolean
}

export const sayLeft = ({ left }: Pick<Reward, 'left'>): string => (left > 0 ? `剩 ${left} 份` : '已兑完')

/** How often one person may have it; undefined when nothing limits it. */
export function sayLimit({ limit }: Pick<Reward, 'limit'>): string | undefined {
  if (!limit) return undefined
  return limit.days === null ? `每人限兑 ${limit.count} 份` : `每人 ${limit.days} 天内限兑 ${limit.count} 份`
}

/** When it can be had; undefined when always. */
export function sayWindow({ from, until }: Pick<Reward, 'from' | 'until'>, now: number): string | undefined {
  if (from && until) return `${sayWhen(from, now)} 至 ${sayWhen(until, now)}`
  if (from) return `${sayWhen(from, now)} 起`
  return until ? `${sayWhen(until, now)} 前` : undefined
}

/**
 * The first thing that keeps a person from redeeming now, the reward's own reasons before his; undefined when he can.
 * @param purse undefined while it isn't known: then only the reward counts
 */
export function obstacle(reward: Reward, purse: Purse | undefined, now: number): Obstacle | undefined {
  return ofReward(reward, now) ?? (purse && ofPurse(reward, purse))
}

function ofReward({ hindrance, from, until, limit }: Reward, now: number): Obstacle | undefined {
  switch (hindrance) {
    case 'closed':
      return ofWindow({ from, until }, now)
    case 'soldOut':
      return { text: '已兑完', icon: 'close', tone: 'plain', why: '已经兑完了，可以看看别的礼品。' }
    case 'limit':
      return {
        ...{ text: '已达上限', icon: 'check', tone: 'plain' },
        why: `${sayLimit({ limit }) ?? '每人限兑'}，您已经兑满了。`,
      }
    case 'payOff':
      return {
        ...{ text: '暂不能付款', icon: 'warning', tone: 'amber' },
        why: '这里还没有开通付款，先看看只用积分的礼品。',
      }
    default:
      return undefined
  }
}

function ofWindow({ from, until }: Pick<Reward, 'from' | 'until'>, now: number): Obstacle {
  if (from && now < Date.parse(from))
    return {
      ...{ text: '还没开始', icon: 'clock', tone: 'amber' },
      why: `${sayWhen(from, now)} 开始兑换，到时再来。`,
    }
  if (until && now >= Date.parse(until))
    return {
      ...{ text: '已结束', icon: 'clock', tone: 'plain' },
      why: `兑换已于 ${sayWhen(until, now)} 结束，可以看看别的礼品。`,
    }
  return { text: '暂停兑换', icon: 'warning', tone: 'plain', why: '这份礼品暂停兑换，可以看看别的礼品。' }
}

function ofPurse(
  { points }: Pick<Reward, 'points'>,
  { spendable, balance, frozen, frozenReason }: Purse,
): Obstacle | undefined {
  if (frozen)
    return {
      ...{ text: '积分已冻结', icon: 'warning', tone: 'red' },
      why: `您的积分被冻结，原因：${frozenReason ?? '核查中'}。有疑问请联系社区。`,
    }
  if (balance < 0)
    return {
      ...{ text: `欠 ${-balance} 积分`, icon: 'warning', tone: 'red', short: true },
      why: `有积分被追回，还欠 ${-balance} 积分，补足后才能兑换。`,
    }
  const missing = points - spendable
  if (missing <= 0) return undefined
  return {
    ...{ text: `差 ${missing} 积分`, icon: 'star', tone: 'amber', short: true },
    why: `您有 ${spendable} 积分，还差 ${missing} 积分。`,
  }
}

const ORDER_TAGS: Record<OrderStatus, Tag> = {
  unpaid: { text: '待付款', icon: 'clock', tone: 'amber' },
  ready: { text: '待领取', icon: 'star', tone: 'blue' },
  used: { text: '已领取', icon: 'check', tone: 'jade' },
  cancelled: { text: '已取消', icon: 'close', tone: 'plain' },
  expired: { text: '已过期', icon: 'clock', tone: 'plain' },
}
export const orderTag = ({ status }: Pick<Order, 'status'>): Tag => ORDER_TAGS[status]

/** What happened to an order, or what is next, and until when. */
export function sayOrder(order: Order, now: number): string {
  const { status, shop, points, cashFen, payBefore, expiresAt, usedAt, can } = order
  switch (status) {
    case 'unpaid':
      return can.pay && payBefore
        ? `请在${sayWhen(payBefore, now)} 前付 ${sayYuan(cashFen)}，还有 ${sayLength(Date.parse(payBefore) - now)}。没有付会自动取消，积分退回。`
        : '付款时间已过，正在取消，积分会退回。'
    case 'ready':
      return `请在${sayWhen(expiresAt, now)} 前到“${shop.name}”出示兑换券领取。`
    case 'used':
      return `已于${sayWhen(usedAt ?? expiresAt, now)} 在“${shop.name}”领取。`
    case 'cancelled':
      return `兑换已取消，${points} 积分已退回。`
    case 'expired':
      return `没有在${sayWhen(expiresAt, now)} 前领取，${points} 积分已退回。`
  }
}

const REFUNDS: Record<Refund['status'], string> = {
  asked: '正在退回',
  processing: '正在退回',
  success: '已退回微信',
  abnormal: '没有到账，工作人员正在处理',
  closed: '没有成功，工作人员正在处理',
  refused: '没有成功，工作人员正在处理',
}
export const sayRefund = ({ status }: Pick<Refund, 'status'>): string => REFUNDS[status]

/** What to agree to before redeeming. */
export const sayTerms = (reward: Pick<Reward, 'points' | 'cashFen'>): string =>
  reward.cashFen > 0
    ? `需要 ${sayPrice(reward)}。接着用微信付款，15 分钟内没有付会自动取消，积分退回。`
    : `用 ${sayPrice(reward)}。领取前可以取消，积分会退回。`
