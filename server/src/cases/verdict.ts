import type { Verdict } from '@linli/shared/cases/appeal'
import type { CaseDoc } from './model'

/** Fact and judgement of a case, in separate fields (DOMAIN, first lines). */
export const verdictOf = (one: CaseDoc): Verdict => ({
  overdue: one.wasOverdue,
  exempt: one.exempt,
  appeal: one.appealDetails,
})
