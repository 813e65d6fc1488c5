import type { Context } from '../../platform/context'
import { type StepInput, takeStep } from '../step'

/** 不予立案, with the reason, which the reporter reads. */
export const reject = (context: Context, input: StepInput) => takeStep(context, input, { action: 'reject' })
