import type { Output } from '@/platform/api/contract'

export type Reward = Output<'rewards.read'>
export type Order = Output<'rewards.orderView'>
export type Refund = Order['refunds'][number]
/** What the caller has to spend. */
export type Purse = Output<'points.mine'>
