import type { Output } from '@/platform/api/contract'

export type Activity = Output<'volunteering.activity'>
export type ActivitySummary = Output<'volunteering.activities'>['items'][number]
export type RosterLine = Output<'volunteering.roster'>['lines'][number]
export type Help = Output<'volunteering.help'>
export type HelpSummary = Output<'volunteering.helps'>['items'][number]
