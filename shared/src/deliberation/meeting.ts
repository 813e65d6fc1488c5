export const MEETING_STATES = ['announced', 'open', 'ended', 'cancelled'] as const
export type MeetingState = (typeof MEETING_STATES)[number]

export const MEETING_STATE_LABELS: Record<MeetingState, string> = {
  announced: '已通知',
  open: '进行中',
  ended: '已结束',
  cancelled: '已取消',
}

/** A check-in code is renewed this often; the one before is still taken, for who was just scanning. */
export const CODE_SLOT_MS = 30_000

/** The number that a check-in code is made for. */
export const codeSlot = (now: number): number => Math.floor(now / CODE_SLOT_MS)

/** Somebody who has asked to speak. `turns`: how often the person has spoken at this meeting. */
export interface Waiting {
  accountId: string
  askedAt: number
}

/**
 * Who speaks next: equal turns, so whoever has spoken least; of those, who asked first (DOMAIN §2).
 * @param turns how often each has spoken
 */
export function nextSpeaker<W extends Waiting>(
  waiting: readonly W[],
  turns: ReadonlyMap<string, number>,
): W | undefined {
  const of = ({ accountId }: Waiting) => turns.get(accountId) ?? 0
  return [...waiting].sort(
    (a, b) => of(a) - of(b) || a.askedAt - b.askedAt || (a.accountId < b.accountId ? -1 : 1),
  )[0]
}

/** Milliseconds left of a turn; 0 when it is over. */
export const turnLeft = (since: number, seconds: number, now: number): number =>
  Math.max(0, since + seconds * 1000 - now)

/** People come early and a meeting may begin a little before its time, but no sooner: who reads the notice must find it. */
export const OPEN_EARLY_MS = 30 * 60_000

/** Whether an announced meeting may be opened now. */
export const mayOpen = (at: number, now: number): boolean => now >= at - OPEN_EARLY_MS

/** Whether an agenda is posted early enough: whole days before the meeting. */
export const isAnnouncedInTime = (at: number, now: number, noticeDays: number): boolean =>
  at - now >= noticeDays * 86_400_000
