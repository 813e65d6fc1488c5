import { STAGE_LABELS_FOR_RESIDENTS, type Stage } from '@linli/shared/cases/stages'
import type { IconName } from '@/platform/ui/icon-paths'
import type { Tone } from '@/platform/ui/palette'
import { sayWhen } from '@/platform/ui/when'
import type { Case, CaseSummary } from './case'

const looks: Record<Stage, { tone: Tone; icon: IconName }> = {
  reported: { tone: 'blue', icon: 'send' },
  filed: { tone: 'blue', icon: 'document' },
  dispatched: { tone: 'blue', icon: 'team' },
  handling: { tone: 'blue', icon: 'team' },
  handled: { tone: 'amber', icon: 'search' },
  closed: { tone: 'jade', icon: 'check' },
  evaluated: { tone: 'jade', icon: 'check' },
  rejected: { tone: 'plain', icon: 'close' },
  merged: { tone: 'plain', icon: 'document' },
  withdrawn: { tone: 'plain', icon: 'back' },
}

interface Tag {
  text: string
  tone: Tone
  icon: IconName
}

/** The stage as its reporter reads it, for a StatusTag. */
export const stageTag = (stage: Stage): Tag => ({
  text: STAGE_LABELS_FOR_RESIDENTS[stage],
  ...looks[stage],
})

/** The stage of an own case; when it waits for its reporter, that before the stage. */
export const caseTag = ({ stage, holder }: Pick<CaseSummary, 'stage' | 'holder'>): Tag =>
  holder === 'reporter' && stage === 'reported'
    ? { text: '等您补充', tone: 'amber', icon: 'edit' }
    : stageTag(stage)

/** Whether somebody still owes work, so that a due time means something. */
export const isOpen = ({ closedAt, stage }: Pick<CaseSummary, 'closedAt' | 'stage'>): boolean =>
  !closedAt && !['closed', 'evaluated', 'rejected', 'merged', 'withdrawn'].includes(stage)

type Now = Pick<CaseSummary, 'stage' | 'holder' | 'unit' | 'clock'> &
  Partial<Pick<Case, 'suspension' | 'mergedInto'>>

/**
 * Who has the case now and until when, in one sentence: 县城管局正在处理，明天 10:30 前办好。
 * @param now epoch milliseconds
 */
export function sayNow(one: Now, now: number = Date.now()): string {
  const unit = one.unit?.name ?? '处理单位'
  switch (one.stage) {
    case 'reported':
      if (one.holder === 'reporter') return '等您补充情况后继续办理。'
      if (one.holder === 'collector') return '网格员正在去现场核实。'
      return '指挥中心正在审核，通过后会安排单位处理。'
    case 'filed':
      return '已经立案，正在安排处理单位。'
    case 'dispatched':
      return suspended(one, unit, now) ?? `已派给${unit}${until(one, now)}。`
    case 'handling':
      return suspended(one, unit, now) ?? `${unit}正在处理${until(one, now)}。`
    case 'handled':
      return `${one.unit?.name ?? '网格员'}已经处理，正在核查结果。`
    case 'closed':
    case 'evaluated':
      return '已经办结。'
    case 'rejected':
      return '没有立案，原因写在办理过程里。'
    case 'merged':
      return one.mergedInto
        ? `已并入同类事项 ${one.mergedInto.number}，进展会继续通知您。`
        : '已并入同类事项，进展会继续通知您。'
    case 'withdrawn':
      return '已经撤回。'
  }
}

function until({ clock }: Now, now: number): string {
  if (!clock || clock.state === 'stopped') return ''
  if (clock.overdue) return `，原定 ${sayWhen(clock.dueAt, now)} 前办好，现在已超时`
  return `，${sayWhen(clock.dueAt, now)} 前办好${clock.provisional ? '（节假日安排公布后可能调整）' : ''}`
}

function suspended({ clock, suspension }: Now, unit: string, now: number): string | undefined {
  if (clock?.state !== 'suspended') return undefined
  return suspension?.until
    ? `${unit}暂时办不了，最晚 ${sayWhen(suspension.until, now)} 恢复办理。`
    : `${unit}暂时办不了，条件具备后恢复办理。`
}
