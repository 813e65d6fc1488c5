import type { Context } from '../../platform/context'
import { type StepInput, takeStep } from '../step'

/** 综合评价: ends the case for good; the reporter may still say "unsolved" within the 15 days. */
export const evaluate = (context: Context, input: StepInput) =>
  takeStep(context, input, { action: 'evaluate' })
