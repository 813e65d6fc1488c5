import type { Context } from '../../platform/context'
import { setRound } from '../clock'
import { type StepInput, takeStep } from '../step'

/** 退回处理: the feedback is not enough. The unit's clock goes on with the due time it had. */
export const returnToHandling = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'returnToHandling',
    effect: ({ one }) => setRound(one, { handledAt: null }),
  })
