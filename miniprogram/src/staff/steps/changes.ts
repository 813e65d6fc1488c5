import type { CaseView, TimelineEntry } from '../case'

/** What happened to a case since it was seen, oldest first; empty: nothing. */
export function changesSince(
  seen: Pick<CaseView, 'timeline'>,
  now: Pick<CaseView, 'timeline'>,
): TimelineEntry[] {
  const last = Math.max(0, ...seen.timeline.map(({ seq }) => seq))
  return now.timeline.filter(({ seq }) => seq > last).sort((a, b) => a.seq - b.seq)
}
