import { ACTION_LABELS } from '@linli/shared/cases/stages'
import type { Tone } from '@/platform/ui/palette'
import { sayWhen } from '@/platform/ui/when'
import type { Entry } from './case'

/**
 * One line of the timeline for residents, as a sentence: 派给县城管局，明天 10:30 前办好.
 * @param mine whether the reader reported the case
 * @param now epoch milliseconds
 */
export function sayEntry(entry: Entry, mine: boolean, now: number = Date.now()): string {
  const { action, unit, dueAt, passed, round } = entry
  const who = unit?.name ?? '处理单位'
  const until = dueAt ? `，${sayWhen(dueAt, now)} 前办好` : ''
  const reporter = entry.as === 'reporter' && mine ? '您' : '上报人'
  switch (action) {
    case 'report':
      return entry.as === 'collector' ? '网格员发现并上报了问题' : `${mine ? '您' : '居民'}上报了问题`
    case 'verifyOnSite':
      return passed === false ? '网格员到现场看过，情况不符' : '网格员到现场核实了情况'
    case 'file':
      return '审核通过，已经立案'
    case 'reject':
      return '没有立案'
    case 'withdraw':
      return `${reporter}撤回了上报`
    case 'selfHandle':
      return '网格员当场处理好了'
    case 'dispatch':
      return `派给${who}${until}`
    case 'accept':
      return `${who}已接单，开始处理`
    case 'handle':
      return `${who}处理完了`
    case 'check':
      return passed === false ? '网格员核查：还没有处理好' : '网格员核查：已经处理好'
    case 'close':
      return round > 1 ? `第 ${round} 轮办结` : '已经办结'
    case 'evaluate':
      return '综合评价完成'
    case 'returnToReporter':
      return mine ? '请您补充情况' : '请上报人补充情况'
    case 'resubmit':
      return `${entry.as === 'collector' ? '网格员' : reporter}补充了情况`
    case 'returnToFiling':
      return '退回重新审核'
    case 'returnToDispatch':
      return `${who}认为不归自己管，正在重新安排`
    case 'returnToHandling':
      return '处理结果不够，退回重新处理'
    case 'returnFromCheck':
      return '核查没有通过，退回重新处理'
    case 'decideDuty':
      return `确定由${who}负责`
    case 'requestExtension':
      return '处理单位申请延长时间'
    case 'approveExtension':
      return dueAt ? `同意延长，改为${sayWhen(dueAt, now)} 前办好` : '延长时间的第一级审核通过'
    case 'refuseExtension':
      return '没有同意延长时间'
    case 'requestSuspension':
      return '处理单位申请暂缓'
    case 'approveSuspension':
      return dueAt ? `同意暂缓，最晚 ${sayWhen(dueAt, now)} 恢复` : '同意暂缓办理'
    case 'refuseSuspension':
      return '没有同意暂缓'
    case 'resume':
      return `恢复办理${until}`
    case 'supervise':
      return '上级督办，要求加快处理'
    case 'answerSupervision':
      return '处理单位回复了督办'
    case 'whistle':
      return `乡镇请${who}到场一起处理`
    case 'answerWhistle':
      return `${who}已到场`
    case 'assist':
      return `请${who}一起处理${until}`
    case 'merge':
      return '与相同的问题合并办理'
    case 'unmerge':
      return '与其他问题分开，单独办理'
    case 'rate':
      return `${reporter}评价了处理结果`
    case 'unsolved':
      return `${reporter}反映没有解决，重新办理${until}`
    case 'appeal':
      return '处理单位提出申诉'
    case 'decideAppeal':
      return passed === false ? '申诉不成立' : '申诉成立'
    case 'remark':
      return `${entry.as === 'reporter' ? reporter : entry.actorName}补充说明`
    case 'escalate':
      return '已超过时限，提醒上级关注'
    default:
      return ACTION_LABELS[action]
  }
}

const red = ['reject', 'unsolved', 'returnFromCheck', 'escalate', 'supervise']
const amber = [
  'returnToReporter',
  'returnToHandling',
  'returnToFiling',
  'returnToDispatch',
  'approveSuspension',
]
const jade = ['handle', 'selfHandle', 'close', 'rate', 'evaluate']

/** The colour of its dot; the words say the same. */
export function entryTone({ action, passed }: Pick<Entry, 'action' | 'passed'>): Tone {
  if (passed === false || red.includes(action)) return 'red'
  if (amber.includes(action)) return 'amber'
  return jade.includes(action) || passed ? 'jade' : 'blue'
}
