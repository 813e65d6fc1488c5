import { type Decision, decide, fewWomen } from '../ballots/decision'

/** 四议两公开 in its order (DOMAIN §2). The two publications are made by the topic itself: its decision and its result. */
export const FOUR_STEPS = [
  'branch',
  'committees',
  'partyMembers',
  'representatives',
  'publishDecision',
  'publishResult',
] as const
export type FourStep = (typeof FOUR_STEPS)[number]

export const FOUR_STEP_LABELS: Record<FourStep, string> = {
  branch: '支部提议',
  committees: '两委商议',
  partyMembers: '党员大会审议',
  representatives: '村民代表会议决议',
  publishDecision: '决议公开',
  publishResult: '结果公开',
}

/** How a vote at a meeting went: who was due, who came, who agreed; of those due, how many women. */
export interface Turnout {
  due: number
  present: number
  agree: number
  women?: number | undefined
}

const RULES = { partyMembers: 'partyMembers', representatives: 'representatives' } as const

/** The steps at which a vote is counted. */
export const isCounted = (step: FourStep): step is keyof typeof RULES => step in RULES

export type FourStepRefusal =
  | 'FOUR_STEP_SKIPPED'
  | 'FOUR_STEP_DONE'
  | 'TURNOUT_REQUIRED'
  | 'TURNOUT_IMPOSSIBLE'
  | 'QUORUM_MISSING'
  | 'MAJORITY_MISSING'

/**
 * Whether the next step may be recorded. None is skipped and none taken twice; party members and representatives need their
 * quorum and majority.
 */
export function takeFourStep(
  done: number,
  step: FourStep,
  turnout?: Turnout,
): { ok: true; decision: Decision | null; fewWomen: boolean } | { ok: false; code: FourStepRefusal } {
  const place = FOUR_STEPS.indexOf(step)
  if (place < done) return { ok: false, code: 'FOUR_STEP_DONE' }
  if (place > done) return { ok: false, code: 'FOUR_STEP_SKIPPED' }
  if (!isCounted(step)) return { ok: true, decision: null, fewWomen: false }
  if (!turnout) return { ok: false, code: 'TURNOUT_REQUIRED' }
  const { due, present, agree, women } = turnout
  if (present > due || agree > present || (women ?? 0) > due || due < 1)
    return { ok: false, code: 'TURNOUT_IMPOSSIBLE' }
  const heads = (count: number) => ({ heads: count, area: 0 })
  const decision = decide(RULES[step], {
    due: heads(due),
    present: heads(present),
    yes: heads(agree),
    no: heads(present - agree),
  })
  if (!decision.quorum) return { ok: false, code: 'QUORUM_MISSING' }
  if (!decision.passed) return { ok: false, code: 'MAJORITY_MISSING' }
  return {
    ok: true,
    decision,
    fewWomen: step === 'representatives' && women !== undefined && fewWomen(women, due),
  }
}
