import type { Context } from '../../platform/context'
import { type StepInput, takeStep } from '../step'

/** 受理: the unit takes the case on. */
export const accept = (context: Context, input: StepInput) => takeStep(context, input, { action: 'accept' })
