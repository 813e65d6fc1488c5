import { ACTION_LABELS } from '@linli/shared/cases/stages'
import type { Tone } from '@/platform/ui/palette'
import { sayWhen } from '@/platform/ui/when'
import type { TimelineEntry } from './case'

type Entry = Pick<TimelineEntry, 'action' | 'unit' | 'dueAt' | 'passed'>

/**
 * One line of the timeline in plain words: 派遣给城管局，明天 10:30 前处理.
 * @param now epoch milliseconds
 */
export function sayEntry({ action, unit, dueAt, passed }: Entry, now: number = Date.now()): string {
  const until = dueAt ? `，${sayWhen(dueAt, now)} 前` : ''
  const name = unit?.name ?? ''
  switch (action) {
    case 'dispatch':
      return `派遣给${name}${until && `${until}处理`}`
    case 'assist':
      return `请${name}协办${until}`
    case 'whistle':
      return `吹哨，请${name}报到${until}`
    case 'decideDuty':
      return `裁定由${name}负责`
    case 'verifyOnSite':
      return passed === false ? '现场核实：不属实' : '现场核实：属实'
    case 'check':
      return passed === false ? '核查不通过' : '核查通过'
    case 'decideAppeal':
      return passed === false ? '申诉审核：不成立' : '申诉审核：成立'
    case 'approveExtension':
      return dueAt ? `同意延期，改为${sayWhen(dueAt, now)} 前处理` : ACTION_LABELS[action]
    case 'unsolved':
      return `反映未解决，再次办理${until}`
    default:
      return ACTION_LABELS[action]
  }
}

const red = ['reject', 'supervise', 'escalate', 'unsolved', 'returnFromCheck']
const jade = ['handle', 'close', 'evaluate', 'selfHandle']

/** The colour of its dot; the words say the same. */
export function entryTone({ action, passed }: Entry): Tone {
  if (red.includes(action) || passed === false) return 'red'
  if (action.startsWith('return')) return 'amber'
  return jade.includes(action) || passed ? 'jade' : 'blue'
}
