import { StatusTag } from './status-tag'
import { useNow } from './use-now'
import { type DueTone, type Moment, sayDue } from './when'

interface DueClockProps {
  dueAt: Moment
  /** From when it is amber; default 4 hours before. */
  soonFrom?: Moment
}

const looks = {
  ok: { tone: 'jade', icon: 'clock' },
  soon: { tone: 'amber', icon: 'clock' },
  late: { tone: 'red', icon: 'warning' },
} as const satisfies Record<DueTone, object>

/** Until when something must be done: green, amber or red, always with the words. Keeps up with the time. */
export function DueClock({ dueAt, soonFrom }: DueClockProps) {
  const { tone, words } = sayDue(dueAt, useNow(), soonFrom)
  return <StatusTag text={words} {...looks[tone]} />
}
