import type { BallotRules, CountBy, Weight } from '@linli/shared/ballots/ballot'
import type { Purchase } from '@linli/shared/ballots/budget/outcome'
import { DECISION_RULES } from '@linli/shared/ballots/decision'
import type { Round } from '@linli/shared/ballots/runoff'
import { type Step, TIE_RULE_LABELS } from '@linli/shared/ballots/steps'
import { sayFen } from '@/platform/ui/money'
import type { Bulletin } from './ballot'
import { ANSWER_LABELS } from './choice'
import { sayArea, sayPercent, sayThreshold } from './say'

/** Names of options and answers by their id. */
export function titlesOf({ ballot }: Pick<Bulletin, 'ballot'>): (id: string) => string {
  const titles = new Map<string, string>(Object.entries(ANSWER_LABELS))
  for (const { id, title } of ballot.options) titles.set(id, title)
  return (id) => titles.get(id) ?? id
}

/** What came of it, in a sentence. */
export function sayOutcome(bulletin: Bulletin): { text: string; tone: 'jade' | 'amber' } {
  const { result, ballot, budget } = bulletin
  const titleOf = titlesOf(bulletin)
  if (!result.quorum) return { text: '参加的人不够，表决无效', tone: 'amber' }
  if (ballot.rules.kind === 'yesNo')
    return result.passed ? { text: '表决通过', tone: 'jade' } : { text: '表决没有通过', tone: 'amber' }
  if (budget) return { text: `${budget.shares.winners.length} 个项目入选`, tone: 'jade' }
  if (result.winners.length === 0) return { text: '没有人达到当选的要求', tone: 'amber' }
  return { text: `当选：${result.winners.map(titleOf).join('、')}`, tone: 'jade' }
}

/** A line of the arithmetic: what it means, and the sum itself. */
export interface SaidStep {
  words: string
  /** The members of the sum or comparison, for who wants to do it again. */
  sum: string
  holds: boolean | null
}

/** A step of the arithmetic in plain words. */
export function sayStep(step: Step, bulletin: Bulletin): SaidStep {
  const titleOf = titlesOf(bulletin)
  switch (step.kind) {
    case 'sum': {
      const terms = step.terms.map(({ label, value }) => `${label} ${sayValue(value, step.unit)}`)
      return {
        words: `${step.label}合计 ${sayValue(step.total, step.unit)}`,
        sum: `${terms.join(' + ')} = ${sayValue(step.total, step.unit)}`,
        holds: null,
      }
    }
    case 'threshold': {
      const { part, whole, threshold, left, right, holds, unit, label } = step
      const relation = holds ? (threshold.strict ? '>' : '≥') : threshold.strict ? '≤' : '<'
      const asked = `${sayThreshold(threshold)}`
      return {
        words: `${label} ${sayValue(part, unit)}，占${wholeOf(step, bulletin)} ${sayValue(whole, unit)}的 ${sayPercent(part, whole)}；要求${asked}，${holds ? '达到' : '没有达到'}`,
        sum: `${part} × ${threshold.denominator} = ${left} ${relation} ${whole} × ${threshold.numerator} = ${right}`,
        holds,
      }
    }
    case 'tie': {
      const lots =
        step.by === 'lot'
          ? step.among.map(({ id, value }) => `${titleOf(id)} 签号 ${String(value).slice(0, 12)}…`).join('；')
          : ''
      return {
        words: `${step.label}：${step.among.map(({ id }) => titleOf(id)).join('、')} 票数相同，${TIE_RULE_LABELS[step.by]}，先后是 ${step.order.map(titleOf).join('、')}`,
        sum: lots || `人数、面积各占参加者的份额相加`,
        holds: null,
      }
    }
  }
}

const sayValue = (
  value: number,
  unit: Step extends infer S ? (S extends { unit: infer U } ? U : never) : never,
) => (unit === 'area' ? sayArea(value) : unit === 'fen' ? sayFen(value) : `${value} ${UNITS[unit]}`)
const UNITS = { heads: '人', ballots: '票', points: '分' }

/** What a part is compared with. */
function wholeOf({ label }: { label: string }, { rule }: Bulletin): string {
  if (label.startsWith('参加')) return '应参加'
  if (label.startsWith('第')) return '这一轮有效'
  if (label === '赞成多于反对') return '赞成加反对'
  return { due: '应参加', present: '参加', decided: '赞成加反对' }[DECISION_RULES[rule].approval.of]
}

/** One option with what it got, for a bar. */
export interface Bar {
  id: string
  title: string
  /** Percent of the longest possible bar, 0–100. */
  length: number
  words: string
  won: boolean
}

const votesOf = (weight: Weight, by: CountBy) => (by === 'area' ? weight.area : weight.heads)

/** What each option got, in the ballot's order. */
export function barsOf(bulletin: Bulletin): Bar[] {
  const { counts, ballot, countBy, result, budget } = bulletin
  const winners = budget?.shares.winners ?? result.winners
  const titleOf = titlesOf(bulletin)
  const points = pointed(ballot.rules)
  const most = Math.max(1, ...counts.options.map((one) => one.points))
  return counts.options.map(({ id, weight, points: given }) => {
    const whole = votesOf(counts.present, countBy)
    const share = points ? given / most : whole === 0 ? 0 : votesOf(weight, countBy) / whole
    const area =
      weight.area > 0 ? `，${sayArea(weight.area)}（${sayPercent(weight.area, counts.present.area)}）` : ''
    return {
      id,
      title: titleOf(id),
      length: Math.round(share * 100),
      words: points
        ? `${given} 分，${weight.heads} 人给了分`
        : `${weight.heads} 人（${sayPercent(weight.heads, counts.present.heads)}）${area}`,
      won: winners.includes(id),
    }
  })
}

const pointed = (rules: BallotRules) =>
  rules.kind === 'score' || (rules.kind === 'budget' && rules.by === 'score')

/** A round of a run-off in sentences. */
export function sayRound(
  round: Round,
  index: number,
  bulletin: Bulletin,
): { title: string; lines: string[] } {
  const { countBy } = bulletin
  const titleOf = titlesOf(bulletin)
  const say = (weight: Weight) => (countBy === 'area' ? sayArea(weight.area) : `${weight.heads} 票`)
  const standing = [...round.votes].sort((a, b) => votesOf(b.weight, countBy) - votesOf(a.weight, countBy))
  const lines = standing.map(({ id, weight }) => `${titleOf(id)}：${say(weight)}`)
  if (votesOf(round.exhausted, countBy) > 0) lines.push(`后面没有再排人的：${say(round.exhausted)}`)
  const [leader] = standing
  lines.push(
    round.eliminated !== null
      ? `没有人过半，${titleOf(round.eliminated)}票最少，退出；投给他的票转给各票上的下一位`
      : leader
        ? `${titleOf(leader.id)}过半，当选`
        : '没有有效票',
  )
  return { title: `第 ${index + 1} 轮`, lines }
}

/** Who paid a project, in a sentence or two. */
export function sayPurchase(one: Purchase, areaName: (id: string | null) => string): string[] {
  if (one.by === 'fill') return [`${one.supporters} 人支持；由各人分得的钱之外剩下的钱付 ${sayFen(one.cost)}`]
  const payers = one.payments.reduce((sum, { payers: count }) => sum + count, 0)
  return [
    `${one.supporters} 人支持，${payers} 人一起出了 ${sayFen(one.cost)}，每人最多 ${sayFen(one.mostPaid)}`,
    ...one.payments.map(
      ({ areaId, payers: count, paid }) => `${areaName(areaId)}：${count} 人出 ${sayFen(paid)}`,
    ),
  ]
}
