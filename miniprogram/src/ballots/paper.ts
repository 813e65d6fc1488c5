import type { Item } from '@/platform/api/contract'

/** A paper ballot as the office sees it. */
export type Paper = Item<'ballots.papers'>

const MINUTE = 60_000

/** When a paper was most likely put into the box: now, but within the vote. Epoch ms. */
export function likelyReceived(opensAt: string, closesAt: string, now: number): number {
  const [opens, closes] = [Date.parse(opensAt), Date.parse(closesAt)]
  // Moments are chosen by the minute: the first and the last whole one inside.
  const first = Math.ceil(opens / MINUTE) * MINUTE
  const last = (Math.ceil(closes / MINUTE) - 1) * MINUTE
  return Math.max(first, Math.min(last, now))
}
