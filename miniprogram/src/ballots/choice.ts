import type { Answer, Choice } from '@linli/shared/ballots/ballot'
import { CHOICE_ERRORS, checkChoice } from '@linli/shared/ballots/check'
import { sayFen } from '@/platform/ui/money'
import type { Question } from './ballot'

export const ANSWER_LABELS: Record<Answer, string> = { yes: '赞成', no: '反对', abstain: '弃权' }

/** Before anything is chosen. A question has no such thing: undefined. */
export function noChoice({ rules }: Pick<Question, 'rules'>): Choice | undefined {
  switch (rules.kind) {
    case 'yesNo':
      return undefined
    case 'single':
      return { kind: 'single', option: null }
    case 'multiple':
      return { kind: 'multiple', options: [] }
    case 'ranked':
      return { kind: 'ranked', ranking: [] }
    case 'score':
      return { kind: 'score', scores: [] }
    case 'budget':
      return rules.by === 'score' ? { kind: 'budget', scores: [] } : { kind: 'budget', options: [] }
  }
}

/** What is wrong with a choice and what to do, as a sentence; null when it can be cast. */
export function wrongWith(question: Question, choice: Choice | undefined): string | null {
  if (!choice) return CHOICE_ERRORS.CHOICE_BLANK
  const checked = checkChoice({ id: '', ...question }, choice)
  return checked.ok ? null : CHOICE_ERRORS[checked.code]
}

/** Whether an option is in a choice (ticked, ranked, or with points). */
export function isChosen(choice: Choice | undefined, id: string): boolean {
  if (!choice) return false
  if ('option' in choice) return choice.option === id
  if ('options' in choice) return choice.options.includes(id)
  if ('ranking' in choice) return choice.ranking.includes(id)
  return pointsOf(choice, id) > 0
}

/** Ticks an option or takes it off. Of a single choice the last ticked stands; of a ranking it goes to the end. */
export function toggled(choice: Choice, id: string): Choice {
  if ('option' in choice) return { ...choice, option: choice.option === id ? null : id }
  const change = (list: readonly string[]) =>
    list.includes(id) ? list.filter((one) => one !== id) : [...list, id]
  if ('ranking' in choice) return { ...choice, ranking: change(choice.ranking) }
  if ('options' in choice) return { ...choice, options: change(choice.options) }
  return choice
}

/** Moves an option of a ranking one place up (-1) or down (1). */
export function moved(choice: Choice, id: string, by: -1 | 1): Choice {
  if (choice.kind !== 'ranked') return choice
  const ranking = [...choice.ranking]
  const from = ranking.indexOf(id)
  const to = from + by
  if (from < 0 || to < 0 || to >= ranking.length) return choice
  ranking.splice(to, 0, ...ranking.splice(from, 1))
  return { ...choice, ranking }
}

export const pointsOf = (choice: Choice | undefined, id: string): number =>
  choice && 'scores' in choice ? (choice.scores.find(({ option }) => option === id)?.score ?? 0) : 0

/** Gives an option points; 0 takes it out. */
export function scored(choice: Choice, id: string, score: number): Choice {
  if (!('scores' in choice)) return choice
  const others = choice.scores.filter(({ option }) => option !== id)
  return { ...choice, scores: score > 0 ? [...others, { option: id, score }] : others }
}

/** What is left of the budget, in fen; null where nothing is spent by choosing. Below 0: too much was chosen. */
export function leftOf({ rules, options }: Question, choice: Choice | undefined): number | null {
  if (rules.kind !== 'budget' || rules.by !== 'approval') return null
  const spent = options.reduce((sum, { id, cost = 0 }) => sum + (isChosen(choice, id) ? cost : 0), 0)
  return rules.budget - spent
}

/** A choice in words, a line for each thing chosen. */
export function sayChoice({ options }: Pick<Question, 'options'>, choice: Choice): string[] {
  const titleOf = (id: string) => options.find((option) => option.id === id)?.title ?? id
  if ('answer' in choice) return [ANSWER_LABELS[choice.answer]]
  if ('option' in choice) return [choice.option === null ? BLANK : titleOf(choice.option)]
  if ('ranking' in choice) return orBlank(choice.ranking.map((id, i) => `第 ${i + 1} 位：${titleOf(id)}`))
  if ('scores' in choice)
    return orBlank(
      options.flatMap(({ id, title }) => {
        const points = pointsOf(choice, id)
        return points > 0 ? [`${title}：${points} 分`] : []
      }),
    )
  return orBlank(
    options.flatMap(({ id, title, cost }) =>
      choice.options.includes(id) ? [cost === undefined ? title : `${title}（${sayFen(cost)}）`] : [],
    ),
  )
}

const BLANK = '空白票（参加投票，但什么都不选）'
const orBlank = (lines: string[]) => (lines.length > 0 ? lines : [BLANK])
