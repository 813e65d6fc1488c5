import type { Context } from '../../platform/context'
import { type StepInput, takeStep } from '../step'

/** 现场核实: what a grid worker saw, before anybody files. */
export const verifyOnSite = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'verifyOnSite',
    photos: 'before',
    effect: ({ one }) => {
      one.verified = true
    },
  })
