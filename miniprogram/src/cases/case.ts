import type { Item, Output } from '@/platform/api/contract'

/** A case in a list. */
export type CaseSummary = Item<'cases.mine'>
/** A case opened. */
export type Case = Output<'cases.view'>
export type Entry = Case['timeline'][number]
export type PublicCase = Item<'cases.publicList'>
