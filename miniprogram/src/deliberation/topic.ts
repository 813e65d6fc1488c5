import type { Output } from '@/platform/api/contract'

export type Topic = Output<'deliberation.topic'>
export type Opinion = Output<'deliberation.opinion'>
export type Meeting = Output<'deliberation.meeting'>
