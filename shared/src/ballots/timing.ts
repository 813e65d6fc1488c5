const DAY = 86_400_000

/** Days between announcing the matters and opening (DOMAIN §3; 业主大会和业主委员会指导规则第十五条). */
export const NOTICE_DAYS = 15

/** When a vote is. Epoch ms of the database's clock. */
export interface Schedule {
  readonly opensAt: number
  /** Excluded: at this millisecond the vote is closed. */
  readonly closesAt: number
}

export const TIMING_ERRORS = {
  VOTE_NOT_OPEN: '投票还没有开始，请在开始后再来。',
  VOTE_CLOSED: '投票已经截止，不能再投票或修改。',
  VOTE_NOTICE_SHORT: '公告不满规定的天数，请把开始时间往后推。',
  VOTE_MATTER_UNANNOUNCED: '公告里没有这一事项，不能表决。请先公告。',
  VOTE_EXTEND_BACK: '新的截止时间要晚于原来的截止时间。',
} as const
export type TimingError = keyof typeof TIMING_ERRORS

/** @returns why a vote at this moment does not count, or null. `closesAt` is excluded: 17:59:59.999 counts, 18:00:00.000 is closed. */
export function checkOpen({ opensAt, closesAt }: Schedule, now: number): TimingError | null {
  if (now < opensAt) return 'VOTE_NOT_OPEN'
  return now >= closesAt ? 'VOTE_CLOSED' : null
}

/** @returns why the end can't be moved, or null: never after the close, never back. */
export function checkExtend({ closesAt }: Schedule, newClosesAt: number, now: number): TimingError | null {
  if (now >= closesAt) return 'VOTE_CLOSED'
  return newClosesAt > closesAt ? null : 'VOTE_EXTEND_BACK'
}

/**
 * Whether a vote may open: the notice days have run in full, and what is voted was announced.
 * @param matters what is to be voted; each must be among the announced
 */
export function checkNotice(
  notice: { readonly announcedAt: number; readonly matters: readonly string[] },
  matters: readonly string[],
  opensAt: number,
  days: number = NOTICE_DAYS,
): TimingError | null {
  if (matters.some((matter) => !notice.matters.includes(matter))) return 'VOTE_MATTER_UNANNOUNCED'
  return opensAt - notice.announcedAt >= days * DAY ? null : 'VOTE_NOTICE_SHORT'
}
