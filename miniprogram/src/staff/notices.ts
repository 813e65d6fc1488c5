import { ACTION_LABELS } from '@linli/shared/cases/stages'
import type { IconName } from '@/platform/ui/icon-paths'
import type { Tone } from '@/platform/ui/palette'
import { sayWhen } from '@/platform/ui/when'
import type { CaseView } from './case'

/** Something about a case that must be seen before a step is taken. */
export interface Notice {
  id: string
  tone: Tone
  icon: IconName
  text: string
}

type Seen = Pick<
  CaseView,
  | 'timeline'
  | 'awaitingFrom'
  | 'extension'
  | 'suspension'
  | 'supervisions'
  | 'whistles'
  | 'disputedUnitIds'
  | 'clock'
  | 'round'
  | 'moderation'
  | 'appeal'
  | 'exempt'
>

export const LEVEL_WORDS = { community: '社区', town: '乡镇（街道）', county: '县' } as const

/**
 * What is open or unusual about a case, the most pressing first.
 * @param now epoch milliseconds
 */
export function noticesOf(view: Seen, now: number = Date.now()): Notice[] {
  const found: (Notice | false | null | undefined)[] = [
    ...view.supervisions
      .filter(({ answeredAt }) => answeredAt === null)
      .map<Notice>(({ at, level, reason }) => ({
        id: `supervision-${at}`,
        tone: 'red',
        icon: 'warning',
        text: `${LEVEL_WORDS[level]}督办，尚未回复：${reason}`,
      })),
    ...view.whistles
      .filter(({ answeredAt }) => answeredAt === null)
      .map<Notice>(({ unit, calledAt, dueAt, raisedAt }) => ({
        id: `whistle-${unit.id}-${calledAt}`,
        tone: raisedAt ? 'red' : 'amber',
        icon: 'whistle',
        text: raisedAt
          ? `${unit.name}逾期未报到，已上报县里`
          : `已吹哨，请${unit.name}在 ${sayWhen(dueAt, now)} 前报到`,
      })),
    returned(view),
    view.awaitingFrom === 'reporter' && note('awaiting', 'amber', 'info', '已请上报人补充，补充后继续'),
    view.awaitingFrom === 'collector' && note('awaiting', 'amber', 'info', '已请网格员核实，核实后继续'),
    view.disputedUnitIds.length > 0 &&
      note('dispute', 'amber', 'team', '有单位认为不属于其职责：请裁定权属，或改派其他单位'),
    view.extension.level !== null &&
      note(
        'extension',
        'amber',
        'clock',
        `申请延期，等第 ${view.extension.level} 级审批：${view.extension.reason ?? ''}`,
      ),
    suspension(view, now),
    (view.appeal === 'first' || view.appeal === 'second') &&
      note('appeal', 'amber', 'document', `申诉审核中，等第 ${view.appeal === 'first' ? 1 : 2} 位审核人`),
    view.round > 1 && note('round', 'amber', 'refresh', `第 ${view.round} 轮办理：居民反映上一轮未解决`),
    view.clock?.provisional &&
      view.clock.state === 'running' &&
      note('provisional', 'plain', 'info', '节假日安排尚未公布，到期时间可能调整'),
    view.exempt && note('exempt', 'plain', 'info', '申诉成立，考核免责；超时的事实不变'),
    view.moderation === 'pending' && note('moderation', 'plain', 'info', '内容审核中，暂不公开'),
    view.moderation === 'hidden' && note('moderation', 'plain', 'info', '内容未通过审核，不公开'),
  ]
  return found.filter((notice): notice is Notice => !!notice)
}

const note = (id: string, tone: Tone, icon: IconName, text: string): Notice => ({ id, tone, icon, text })

/** A return is pending as long as nothing but remarks followed. */
function returned({ timeline }: Seen): Notice | undefined {
  const last = [...timeline].reverse().find(({ action }) => action !== 'remark' && action !== 'follow')
  if (!last?.action.startsWith('return')) return undefined
  return note('returned', 'amber', 'back', `${ACTION_LABELS[last.action]}：${last.text}`)
}

function suspension({ suspension: { state, until, reason } }: Seen, now: number): Notice | undefined {
  const day = until ? sayWhen(until, now).replace(/ \d\d:\d\d$/, '') : ''
  if (state === 'requested')
    return note('suspension', 'amber', 'clock', `申请挂账到${day}，等待审批：${reason ?? ''}`)
  if (state === 'active') return note('suspension', 'blue', 'clock', `已挂账到${day}，到期自动恢复`)
  return undefined
}
