import { ANSWERS, type Ballot, type BallotOption, type Choice, LIMITS, type Score } from './ballot'

/** Why a choice is refused; all are 422. The sentences say what to do. */
export const CHOICE_ERRORS = {
  CHOICE_KIND: '选票的类型与这次表决不一致，请刷新后重新填写。',
  CHOICE_OPTION_UNKNOWN: '选票里有这次表决没有的选项，请刷新后重新选择。',
  CHOICE_OPTION_TWICE: '同一个选项选了两次，请去掉重复的。',
  CHOICE_TOO_MANY: '选得太多了，请减少到规定的数量。',
  CHOICE_SCORE_RANGE: '分数超出范围，请按规定的分数打分。',
  CHOICE_OVER_BUDGET: '所选项目的总价超过预算，请减少项目。',
  CHOICE_BLANK: '还没有选择，请先选择再提交。',
} as const

export type ChoiceError = keyof typeof CHOICE_ERRORS

/** A choice in its canonical form, or the first thing that is wrong with it and where. */
export type Checked =
  | { readonly ok: true; readonly choice: Choice }
  | { readonly ok: false; readonly code: ChoiceError; readonly option?: string }

const refuse = (code: ChoiceError, option?: string): Checked =>
  option === undefined ? { ok: false, code } : { ok: false, code, option }

const accept = (choice: Choice): Checked => ({ ok: true, choice })

/**
 * Whether a choice is valid for a ballot, by the ballot's own rules alone; who may vote and when is asked elsewhere.
 * @returns the canonical choice: options in the ballot's order, no zero scores; a ranking keeps its order. Equal ballots have
 * equal canonical forms, whatever order they were ticked in.
 */
export function checkChoice(ballot: Ballot, choice: Choice): Checked {
  const { rules } = ballot
  if (choice.kind !== rules.kind) return refuse('CHOICE_KIND')
  switch (choice.kind) {
    case 'yesNo':
      return ANSWERS.includes(choice.answer)
        ? accept({ kind: 'yesNo', answer: choice.answer })
        : refuse('CHOICE_KIND')
    case 'single': {
      if (choice.option === null)
        return ballot.blankAllowed ? accept({ kind: 'single', option: null }) : refuse('CHOICE_BLANK')
      return ballot.options.some((option) => option.id === choice.option)
        ? accept({ kind: 'single', option: choice.option })
        : refuse('CHOICE_OPTION_UNKNOWN', choice.option)
    }
    case 'multiple': {
      const max = rules.kind === 'multiple' ? rules.max : 0
      const wrong = checkOptions(ballot, choice.options, max)
      return wrong ?? accept({ kind: 'multiple', options: inOrder(ballot, choice.options) })
    }
    case 'ranked': {
      const max = rules.kind === 'ranked' ? (rules.max ?? ballot.options.length) : 0
      const wrong = checkOptions(ballot, choice.ranking, max)
      return wrong ?? accept({ kind: 'ranked', ranking: [...choice.ranking] })
    }
    case 'score': {
      const max = rules.kind === 'score' ? rules.max : 0
      const wrong = checkScores(ballot, choice.scores, max)
      return wrong ?? accept({ kind: 'score', scores: scoresInOrder(ballot, choice.scores) })
    }
    case 'budget':
      return checkBudget(ballot, choice)
  }
}

function checkBudget(ballot: Ballot, choice: Extract<Choice, { kind: 'budget' }>): Checked {
  const { rules } = ballot
  if (rules.kind !== 'budget') return refuse('CHOICE_KIND')
  if ('scores' in choice) {
    if (rules.by !== 'score') return refuse('CHOICE_KIND')
    const wrong = checkScores(ballot, choice.scores, rules.max)
    return wrong ?? accept({ kind: 'budget', scores: scoresInOrder(ballot, choice.scores) })
  }
  if (rules.by !== 'approval') return refuse('CHOICE_KIND')
  const wrong = checkOptions(ballot, choice.options, ballot.options.length)
  if (wrong) return wrong
  const options = inOrder(ballot, choice.options)
  const chosen = new Set(options)
  const total = ballot.options.reduce((sum, one) => sum + (chosen.has(one.id) ? (one.cost ?? 0) : 0), 0)
  return total > rules.budget ? refuse('CHOICE_OVER_BUDGET') : accept({ kind: 'budget', options })
}

function checkOptions(ballot: Ballot, ids: readonly string[], max: number): Checked | null {
  const known = new Set(ballot.options.map((option) => option.id))
  const seen = new Set<string>()
  for (const id of ids) {
    if (!known.has(id)) return refuse('CHOICE_OPTION_UNKNOWN', id)
    if (seen.has(id)) return refuse('CHOICE_OPTION_TWICE', id)
    seen.add(id)
  }
  if (ids.length > max) return refuse('CHOICE_TOO_MANY')
  return ids.length === 0 && !ballot.blankAllowed ? refuse('CHOICE_BLANK') : null
}

function checkScores(ballot: Ballot, scores: readonly Score[], max: number): Checked | null {
  for (const { option, score } of scores) {
    if (!Number.isSafeInteger(score) || score < 0 || score > max) return refuse('CHOICE_SCORE_RANGE', option)
  }
  const wrong = checkOptions(
    { ...ballot, blankAllowed: true },
    scores.map((one) => one.option),
    Infinity,
  )
  if (wrong) return wrong
  const blank = scores.every((one) => one.score === 0)
  return blank && !ballot.blankAllowed ? refuse('CHOICE_BLANK') : null
}

function inOrder(ballot: Ballot, ids: readonly string[]): string[] {
  const chosen = new Set(ids)
  return ballot.options.filter((option) => chosen.has(option.id)).map((option) => option.id)
}

function scoresInOrder(ballot: Ballot, scores: readonly Score[]): Score[] {
  const given = new Map(scores.map((one) => [one.option, one.score]))
  return ballot.options.flatMap(({ id }) => {
    const score = given.get(id) ?? 0
    return score > 0 ? [{ option: id, score }] : []
  })
}

/** Whether a canonical choice says nothing. Abstaining is an answer, not a blank. */
export function isBlank(choice: Choice): boolean {
  switch (choice.kind) {
    case 'yesNo':
      return false
    case 'single':
      return choice.option === null
    case 'multiple':
      return choice.options.length === 0
    case 'ranked':
      return choice.ranking.length === 0
    case 'score':
      return choice.scores.length === 0
    case 'budget':
      return 'scores' in choice ? choice.scores.length === 0 : choice.options.length === 0
  }
}

/** What can be wrong with a ballot before it opens. */
export const BALLOT_ERRORS = {
  BALLOT_OPTIONS: '选项的数量不对：是非表决没有选项，其他至少两个选项（预算至少一个项目）。',
  BALLOT_OPTION_TWICE: '有两个选项的编号相同，请修改。',
  BALLOT_NUMBER: '规则里的数量不对，请检查可选数、当选数、分数和预算。',
  BALLOT_COST: '每个项目都要写明费用，并且不超过预算。',
} as const

export type BallotError = keyof typeof BALLOT_ERRORS

const within = (value: number, min: number, max: number) =>
  Number.isSafeInteger(value) && value >= min && value <= max

/** @returns what is wrong with a ballot's rules and options, or null when it can open. */
export function checkBallot(ballot: Pick<Ballot, 'rules' | 'options'>): BallotError | null {
  const { rules, options } = ballot
  const few = rules.kind === 'budget' ? 1 : 2
  if (rules.kind === 'yesNo') return options.length === 0 ? null : 'BALLOT_OPTIONS'
  const most = rules.kind === 'ranked' ? LIMITS.rankedOptions : LIMITS.options
  if (!within(options.length, few, most)) return 'BALLOT_OPTIONS'
  if (new Set(options.map((option) => option.id)).size !== options.length) return 'BALLOT_OPTION_TWICE'
  if (rules.kind === 'budget') {
    if (!within(rules.budget, 1, LIMITS.budget)) return 'BALLOT_NUMBER'
    if (rules.by === 'score' && !within(rules.max, 1, LIMITS.score)) return 'BALLOT_NUMBER'
    return options.every((option) => hasCost(option, rules.budget)) ? null : 'BALLOT_COST'
  }
  if (rules.kind === 'ranked') return within(rules.max ?? 1, 1, options.length) ? null : 'BALLOT_NUMBER'
  if (!within(rules.seats ?? 1, 1, options.length - 1)) return 'BALLOT_NUMBER'
  if (rules.kind === 'multiple' && !within(rules.max, 1, options.length)) return 'BALLOT_NUMBER'
  if (rules.kind === 'score' && !within(rules.max, 1, LIMITS.score)) return 'BALLOT_NUMBER'
  return null
}

const hasCost = (option: BallotOption, budget: number) => within(option.cost ?? 0, 1, budget)
