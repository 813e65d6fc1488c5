import { fileAppeal } from '@linli/shared/cases/appeal'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type StepInput, takeStep } from '../step'
import { verdictOf } from '../verdict'

/** 申诉: the unit asks, once, not to be counted. What happened stays what it was. */
export const appeal = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'appeal',
    photos: 'aside',
    effect: ({ tx, one, acting }) => {
      const given = { unitId: acting.unitId ?? '', reason: input.reason ?? '', at: tx.now }
      const result = fileAppeal(verdictOf(one), one.closedAt !== null, given)
      if (!result.ok) throw new Problem(result.code)
      one.appealDetails = result.verdict.appeal
    },
  })
