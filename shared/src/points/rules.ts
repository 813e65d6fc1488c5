/** What points are given for. `survey` has its rule; its event comes with the surveys. */
export const EARNING_KINDS = [
  'validReport',
  'confirmedDuplicate',
  'help',
  'hours',
  'deliberation',
  'survey',
] as const
export type EarningKind = (typeof EARNING_KINDS)[number]
