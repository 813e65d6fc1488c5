import { type BallotRules, ROLL_KIND_LABELS, type RollKind, type Weight } from '@linli/shared/ballots/ballot'
import { DECISION_RULES, type DecisionRule, type DecisionRuleId } from '@linli/shared/ballots/decision'
import { PHASE_LABELS, type Phase } from '@linli/shared/ballots/phase'
import { areaText, type Threshold } from '@linli/shared/ballots/steps'
import type { IconName } from '@/platform/ui/icon-paths'
import { sayFen } from '@/platform/ui/money'
import type { Tone } from '@/platform/ui/palette'

const PHASES: Record<Phase, [IconName, Tone]> = {
  draft: ['edit', 'plain'],
  announced: ['bell', 'blue'],
  open: ['send', 'jade'],
  closed: ['clock', 'amber'],
  published: ['check', 'jade'],
  cancelled: ['close', 'plain'],
}

/** The phase of a ballot as a tag; of a published question what came of it. */
export function phaseTag(phase: Phase, passed: boolean | null = null) {
  const [icon, tone] = PHASES[phase]
  if (phase === 'published' && passed !== null)
    return passed
      ? { text: '已通过', icon: 'check' as const, tone: 'jade' as const }
      : { text: '未通过', icon: 'close' as const, tone: 'amber' as const }
  return { text: PHASE_LABELS[phase], icon, tone }
}

/** What people do on this ballot, in a sentence. */
export function sayHow(rules: BallotRules): string {
  switch (rules.kind) {
    case 'yesNo':
      return '在赞成、反对、弃权里选一个'
    case 'single':
      return `选一项${seats(rules.seats)}`
    case 'multiple':
      return `最多选 ${rules.max} 项${seats(rules.seats)}`
    case 'ranked':
      return `按您喜欢的先后排序${rules.max === undefined ? '' : `，最多排 ${rules.max} 位`}`
    case 'score':
      return `给每一项打 0 到 ${rules.max} 分${seats(rules.seats)}`
    case 'budget':
      return rules.by === 'approval'
        ? `选出想做的项目，总价不超过 ${sayFen(rules.budget)}`
        : `给每个项目打 0 到 ${rules.max} 分，一共有 ${sayFen(rules.budget)} 可用`
  }
}

const seats = (count = 1) => (count > 1 ? `，前 ${count} 名当选` : '')

/** Who may vote, in a sentence. */
export function sayVoters(kind: RollKind, areaName: string): string {
  const who: Record<RollKind, string> = {
    residents: `住在${areaName}的居民，一人一票`,
    households: `${areaName}的住户，一户一票`,
    owners: `${areaName}的业主，按人数和面积两样计算`,
    named: '名单上的人，一人一票',
  }
  return who[kind]
}

export const sayRoll = (kind: RollKind): string => ROLL_KIND_LABELS[kind]

/** A share in words: 三分之二以上, 过半. */
export function sayThreshold({ numerator, denominator, strict }: Threshold): string {
  if (numerator === 1 && denominator === 2) return strict ? '过半' : '半数以上'
  return `${DIGITS[denominator]}分之${DIGITS[numerator]}${strict ? '多' : '以上'}`
}
const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** By which rule it is decided, and where the rule stands. */
export function sayRule(id: DecisionRuleId): string[] {
  const { quorum, approval, source }: DecisionRule = DECISION_RULES[id]
  const both = (area: unknown) => (area ? '（人数和面积都要）' : '')
  const of = { due: '全部有投票权的', present: '参加投票的', decided: '赞成和反对合计' }[approval.of]
  return [
    ...(quorum ? [`${sayThreshold(quorum.heads)}参加才有效${both(quorum.area)}`] : []),
    approval.of === 'decided'
      ? '赞成多于反对就通过，一样多不通过'
      : `${of}${sayThreshold(approval.heads)}赞成才通过${both(approval.area)}`,
    `依据：${source}`,
  ]
}

/** A share of the whole in percent with one digit, cut off, so that what is not reached never looks reached. */
export function sayPercent(part: number, whole: number): string {
  if (whole === 0) return '0%'
  const tenths = Math.floor((part * 1000) / whole)
  return `${Math.floor(tenths / 10)}${tenths % 10 === 0 ? '' : `.${tenths % 10}`}%`
}

/** Heads, and area where anybody has one. */
export const sayWeight = ({ heads, area }: Weight, unit = '人'): string =>
  area > 0 ? `${heads} ${unit}、${sayArea(area)}` : `${heads} ${unit}`

export const sayArea = (area: number): string => `${areaText(area)} 平方米`

/** A receipt as it can be read out: its beginning, in fours. */
export const sayReceipt = (receipt: string): string =>
  (receipt.slice(0, 16).match(/.{4}/g) ?? []).join(' ').toUpperCase()
