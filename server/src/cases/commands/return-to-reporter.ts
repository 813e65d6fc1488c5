import type { Context } from '../../platform/context'
import { type StepInput, takeStep } from '../step'

/** 退回补充: more is needed from who reported, or from the grid worker where nobody can answer. */
export const returnToReporter = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'returnToReporter',
    effect: ({ one, data }) => {
      data.awaitingFrom = one.awaitingFrom
    },
  })
