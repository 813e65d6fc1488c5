import type { CaseView, TimelineEntry } from '../case'
import { sayEntry } from '../say-entry'

/** What happened to a case since it was seen, oldest first; empty: nothing. */
export function changesSince(
  seen: Pick<CaseView, 'timeline'>,
  now: Pick<CaseView, 'timeline'>,
): TimelineEntry[] {
  const last = Math.max(0, ...seen.timeline.map(({ seq }) => seq))
  return now.timeline.filter(({ seq }) => seq > last).sort((a, b) => a.seq - b.seq)
}

/** The same in a sentence: 张三已受理；李四已延期. */
export const sayChanges = (entries: TimelineEntry[]): string =>
  entries.map((entry) => `${entry.actorName}：${sayEntry(entry)}`).join('；')
