import type { Ability, CaseView, TimelineEntry } from '../case'
import { isStaffAction, type StaffAction } from './accepts'

export interface StaffAbility extends Ability {
  action: StaffAction
}

/** What waits for an answer first, then the main line in its order, then what is only possible. */
const order: readonly StaffAction[] = [
  'answerWhistle',
  'answerSupervision',
  'approveExtension',
  'approveSuspension',
  'decideAppeal',
  'resubmit',
  'close',
  'returnFromCheck',
  'check',
  'verifyOnSite',
  'file',
  'decideDuty',
  'dispatch',
  'accept',
  'handle',
  'evaluate',
  'resume',
  'selfHandle',
  'refuseExtension',
  'refuseSuspension',
  'returnToReporter',
  'returnToFiling',
  'returnToDispatch',
  'returnToHandling',
  'requestExtension',
  'requestSuspension',
  'assist',
  'whistle',
  'supervise',
  'merge',
  'unmerge',
  'appeal',
  'reject',
  'withdraw',
  'remark',
]

/** Steps that are never the obvious next one. */
const beside: readonly StaffAction[] = order.slice(order.indexOf('refuseExtension'))

/**
 * Sets the abilities of the asker in an order for one thumb: the one obvious next step, and the others.
 * The server decides what is possible; this only decides what is large.
 */
export function arrange(view: Pick<CaseView, 'abilities' | 'timeline'>): {
  primary: StaffAbility | undefined
  others: StaffAbility[]
} {
  const late = new Set(doneAlready(view.timeline))
  const place = ({ action }: StaffAbility) => order.indexOf(action) + (late.has(action) ? order.length : 0)
  const steps = view.abilities
    .filter((ability): ability is StaffAbility => isStaffAction(ability.action))
    .sort((a, b) => place(a) - place(b))
  const [first, ...rest] = steps
  if (!first || beside.includes(first.action) || late.has(first.action))
    return { primary: undefined, others: steps }
  return { primary: first, others: rest }
}

/** What has just been done and need not be done again: a look at the site, a check, an answer that leads elsewhere. */
function doneAlready(timeline: TimelineEntry[]): StaffAction[] {
  const last = [...timeline].reverse().find(({ action }) => action !== 'remark' && action !== 'follow')
  if (last?.action === 'verifyOnSite') return ['verifyOnSite']
  if (last?.action === 'check') return last.passed ? ['check', 'returnFromCheck'] : ['check', 'close']
  return ['returnFromCheck']
}
