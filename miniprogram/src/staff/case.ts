import type { Item, Output } from '@/platform/api/contract'

/** A case opened by staff, with what the asker may do. */
export type CaseView = Output<'cases.view'>
export type CaseSummary = Item<'cases.list'>
/** A case that waits for me, and why. */
export type Task = Item<'cases.tasks'>
export type Ability = CaseView['abilities'][number]
export type TimelineEntry = CaseView['timeline'][number]
export type Clock = NonNullable<CaseSummary['clock']>

/** Address of a staff page about a case. */
export const workPage = (id: string): string => `/staff/pages/work/index?id=${id}`
export const stepPage = (id: string, action: string): string =>
  `/staff/pages/step/index?id=${id}&action=${action}`
export const deskPage = '/staff/pages/desk/index'
/** The report form (residents' pages), for what staff find on patrol or hear on the telephone. */
export const reportPage = (source: 'patrol' | 'phone'): string => `/cases/pages/report/index?source=${source}`
export const moderationPage = '/staff/pages/moderation/index'
