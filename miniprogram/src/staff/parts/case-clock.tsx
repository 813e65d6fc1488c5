import { DueClock } from '@/platform/ui/due-clock'
import { StatusTag } from '@/platform/ui/status-tag'
import type { Clock } from '../case'

/** Amber from here on: a quarter of the limit is left. */
const soon = 0.75

/** The clock of a case: green, amber or red with the words; how it ended once it is stopped. */
export function CaseClock({ clock }: { clock: Clock | null }) {
  if (!clock) return <StatusTag text="未计时" icon="clock" />
  if (clock.state === 'suspended') return <StatusTag text="已挂账，暂停计时" icon="clock" tone="blue" />
  if (clock.state === 'stopped')
    return clock.overdue ? (
      <StatusTag text="超时办结" icon="warning" tone="red" />
    ) : (
      <StatusTag text="按时办结" icon="check" tone="jade" />
    )
  return <DueClock dueAt={clock.dueAt} soonFrom={clock.used >= soon ? 0 : undefined} />
}
