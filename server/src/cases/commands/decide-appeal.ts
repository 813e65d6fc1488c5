import { reviewAppeal } from '@linli/shared/cases/appeal'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type StepInput, takeStep } from '../step'
import { verdictOf } from '../verdict'

/** 申诉审核: two different people must grant it; then the case is exempt, and as overdue as it was. */
export const decideAppeal = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'decideAppeal',
    effect: ({ tx, one, before, acting, data }) => {
      const { personId } = acting
      const review = { personId, granted: input.passed === true, reason: input.reason ?? '', at: tx.now }
      const result = reviewAppeal(verdictOf(one), review)
      if (!result.ok) throw new Problem(result.code)
      one.appealDetails = result.verdict.appeal
      one.exempt = result.verdict.exempt
      Object.assign(data, { level: before.appeal === 'first' ? 1 : 2, exempt: one.exempt })
    },
  })
