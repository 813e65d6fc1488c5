import type { Context } from '../../platform/context'
import type { StepInput } from '../step'
import { answerRoundOf } from './answer'

/** 反映未解决, within 15 days: the next round starts at the unit or its successor with a new clock. */
export const unsolved = (context: Context, input: StepInput) =>
  answerRoundOf(context, input, { solved: false, satisfaction: null, comment: input.reason ?? '' })
