import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type StepInput, takeStep } from '../step'

/** The reporter takes the report back; who came to it by a merge can't. */
export const withdraw = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'withdraw',
    effect: ({ one, acting }) => {
      if (one.reporterId !== acting.personId) throw new Problem('FORBIDDEN')
    },
  })
