import { type Refusal, refuse } from './errors'

/** One of the two reviews of an appeal. */
export interface Review {
  personId: string
  granted: boolean
  reason: string
  at: number
}

/** A unit's appeal against being counted, e.g. as overdue. */
export interface Appeal {
  unitId: string
  reason: string
  at: number
  reviews: readonly Review[]
}

/**
 * Fact and judgement of a closed case, in separate fields: `overdue` says what happened and is never rewritten, `exempt` whether
 * it is counted (DOMAIN, first lines).
 */
export interface Verdict {
  overdue: boolean
  exempt: boolean
  appeal: Appeal | null
}

type Result = { ok: true; verdict: Verdict } | Refusal

/** A unit appeals: once, after closing. @returns NOT_CLOSED, ALREADY_APPEALED, REASON_REQUIRED */
export function fileAppeal(
  verdict: Verdict,
  isClosed: boolean,
  appeal: { unitId: string; reason: string; at: number },
): Result {
  if (!isClosed) return refuse('NOT_CLOSED')
  if (verdict.appeal) return refuse('ALREADY_APPEALED')
  if (!appeal.reason.trim()) return refuse('REASON_REQUIRED')
  return { ok: true, verdict: { ...verdict, appeal: { ...appeal, reviews: [] } } }
}

/**
 * Reviews an appeal. Two different people must grant it; one refusal ends it.
 * @returns NO_APPEAL (none, or decided), SAME_APPROVER, REASON_REQUIRED
 */
export function reviewAppeal(verdict: Verdict, review: Review): Result {
  const { appeal } = verdict
  const state = appealState(appeal)
  if (!appeal || state === 'none' || state === 'decided') return refuse('NO_APPEAL')
  if (appeal.reviews.some((earlier) => earlier.personId === review.personId)) return refuse('SAME_APPROVER')
  if (!review.reason.trim()) return refuse('REASON_REQUIRED')
  const reviews = [...appeal.reviews, review]
  return {
    ok: true,
    verdict: { ...verdict, appeal: { ...appeal, reviews }, exempt: state === 'second' && review.granted },
  }
}

/** @returns which review is next, as `CaseFacts.appeal` has it. */
export function appealState(appeal: Appeal | null): 'none' | 'first' | 'second' | 'decided' {
  if (!appeal) return 'none'
  if (appeal.reviews.length === 0) return 'first'
  return appeal.reviews.length === 1 && appeal.reviews[0]!.granted ? 'second' : 'decided'
}
