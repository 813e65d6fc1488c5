import type { ModerationReason } from '@linli/shared/moderation/contract'

/** What WeChat says of words or a photo; `failed` when it could not fetch the photo and so says nothing. */
export type Outcome = 'failed' | 'pass' | 'review' | 'risky'

/** Of two answers to one trace the graver one counts, whatever their order. */
export const RANK: Record<Outcome, number> = { failed: 0, pass: 1, review: 2, risky: 3 }

export type CheckState = 'pending' | 'person' | 'passed' | 'hidden'

/**
 * Where an answer of WeChat takes a check; null when it changes nothing (DOMAIN §6). A late "risky" hides what had passed, even by a
 * person; a late "pass" spares the person only what was waiting for want of an answer.
 */
export function judge(
  check: { state: CheckState; why: ModerationReason | null },
  outcome: Exclude<Outcome, 'failed'>,
): 'person' | 'passed' | 'hidden' | null {
  const { state, why } = check
  if (state === 'hidden') return null
  if (outcome === 'risky') return 'hidden'
  const unanswered = state === 'pending' || (state === 'person' && why === 'silent')
  if (!unanswered) return null
  return outcome === 'pass' ? 'passed' : 'person'
}
