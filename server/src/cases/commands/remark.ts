import type { Context } from '../../platform/context'
import { type StepInput, takeStep } from '../step'

/** 备注: adds a line. It decides nothing, so it may come after whatever happened in between. */
export const remark = (context: Context, input: StepInput) =>
  takeStep(context, input, { action: 'remark', photos: 'aside', anyVersion: true })
