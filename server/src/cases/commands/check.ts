import type { Context } from '../../platform/context'
import { type StepInput, takeStep } from '../step'

/** 核查: whether the matter is really done, as seen on site. */
export const check = (context: Context, input: StepInput) =>
  takeStep(context, input, { action: 'check', photos: 'after' })
