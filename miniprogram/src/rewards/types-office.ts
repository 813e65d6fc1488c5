import type { Output } from '@/platform/api/contract'

export type OwnShop = Output<'rewards.myShops'>['items'][number]
export type StaffShop = Output<'rewards.staffShop'>
export type StaffReward = Output<'rewards.staffReward'>
export type StaffOrder = Output<'rewards.staffOrder'>
export type Settlement = Output<'rewards.settle'>
export type Unsettled = Output<'rewards.unsettled'>
export type HandedOver = Output<'rewards.handOver'>
