import { sayWhen } from '@/platform/ui/when'
import type { CaseView } from '../case'
import type { StaffAction } from './accepts'
import { STEP_WORDS } from './words'

type Answer = Pick<CaseView, 'unit' | 'clock' | 'timeline' | 'extension' | 'mergedInto'>

/**
 * What a step led to, in a sentence: 已派给城管局，明天 10:30 前处理.
 * @param now epoch milliseconds
 */
export function sayDone(action: StaffAction, answer: Answer, now: number = Date.now()): string {
  const due = answer.clock?.state === 'running' ? sayWhen(answer.clock.dueAt, now) : undefined
  if (action === 'dispatch' && answer.unit) return `已派给${answer.unit.name}${due ? `，${due} 前处理` : ''}`
  if (action === 'accept' && due)
    return answer.clock?.overdue ? `已受理，原定 ${due} 前处理，已超期，请尽快` : `已受理，请在 ${due} 前处理`
  if (action === 'approveExtension')
    return answer.extension.level ? '已同意，等第二级审批' : `已同意延期${due ? `到 ${due}` : ''}`
  if (action === 'merge' && answer.mergedInto) return `已并入 ${answer.mergedInto.number}`
  if (action === 'check') return lastPassed(answer) ? '核查通过，可以结案' : '核查不通过，请退回处理'
  return STEP_WORDS[action].done
}

const lastPassed = ({ timeline }: Answer): boolean | null | undefined =>
  [...timeline].reverse().find(({ action }) => action === 'check')?.passed
