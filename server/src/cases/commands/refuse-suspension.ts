import type { Context } from '../../platform/context'
import { type StepInput, takeStep } from '../step'

/** 不同意挂账: the clock has never stopped. */
export const refuseSuspension = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'refuseSuspension',
    effect: ({ one }) => {
      one.suspensionRequest = null
    },
  })
