import type { Context } from '../../platform/context'
import { type StepInput, takeStep } from '../step'

/** 申请延期: asks for one more limit; two levels decide. */
export const requestExtension = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'requestExtension',
    effect: ({ one }) => {
      one.extensionReason = input.reason ?? null
    },
  })
