import type { Context } from '../../platform/context'
import { type StepInput, takeStep } from '../step'

/** 不同意延期: ends the request; a refusal does not count towards the two. */
export const refuseExtension = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'refuseExtension',
    effect: ({ one, before, data }) => {
      data.level = before.extensionLevel
      one.extensionReason = null
    },
  })
