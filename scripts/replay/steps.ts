import type { Output } from '@linli/shared/contract'
import type { Row } from './read-file'

export type View = Output<'cases.view'>
/** The straight way of a case, in order. */
export type Step = 'verifyOnSite' | 'file' | 'dispatch' | 'accept' | 'handle' | 'check' | 'close'

const MINUTE = 60_000

/** When a step is taken: after (before) a share of the time the matter took, but at most so many minutes after it was asked (before it was closed). */
const WHEN: Record<Step, { from: 'asked' | 'closed'; share: number; minutes: number }> = {
  verifyOnSite: { from: 'asked', share: 0.1, minutes: 30 },
  file: { from: 'asked', share: 0.2, minutes: 60 },
  dispatch: { from: 'asked', share: 0.3, minutes: 90 },
  accept: { from: 'asked', share: 0.4, minutes: 120 },
  handle: { from: 'closed', share: 0.2, minutes: 60 },
  check: { from: 'closed', share: 0.1, minutes: 30 },
  close: { from: 'closed', share: 0, minutes: 0 },
}

/** @returns the file's time for a step, whole ms; null for what an open request never came to */
export function timeOf(step: Step, { askedAt, closedAt }: Pick<Row, 'askedAt' | 'closedAt'>): number | null {
  const { from, share, minutes } = WHEN[step]
  const took = closedAt === null ? Number.POSITIVE_INFINITY : closedAt - askedAt
  const off = Math.round(Math.min(share * took, minutes * MINUTE))
  if (from === 'asked') return askedAt + off
  return closedAt === null ? null : closedAt - off
}

/** The step that leads on from where a case stands; null when none of ours does. */
export function nextStep({ stage, timeline }: Pick<View, 'stage' | 'timeline'>): Step | null {
  if (stage === 'reported')
    return timeline.some(({ action }) => action === 'verifyOnSite') ? 'file' : 'verifyOnSite'
  if (stage === 'filed') return 'dispatch'
  if (stage === 'dispatched') return 'accept'
  if (stage === 'handling') return 'handle'
  if (stage !== 'handled') return null
  const last = timeline.findLast(({ action }) => action === 'handle' || action === 'check')
  return last?.action === 'check' && last.passed ? 'close' : 'check'
}
