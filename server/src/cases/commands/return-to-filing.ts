import type { Context } from '../../platform/context'
import { type StepInput, takeStep } from '../step'

/** 退回立案: the dispatcher doubts the filing or its category. */
export const returnToFiling = (context: Context, input: StepInput) =>
  takeStep(context, input, { action: 'returnToFiling' })
