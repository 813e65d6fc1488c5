import type { Context } from '../../platform/context'
import { setRound } from '../clock'
import { type StepInput, takeStep } from '../step'

/** 核查不通过: back to the unit, or to the grid worker who had solved it on the spot. */
export const returnFromCheck = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'returnFromCheck',
    effect: ({ one }) => setRound(one, { handledAt: null }),
  })
