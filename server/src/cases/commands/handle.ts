import type { Context } from '../../platform/context'
import { setRound } from '../clock'
import { type StepInput, takeStep } from '../step'

/** 处理反馈: done, with photo. The clock stops; whether it was late is settled here and not touched again. */
export const handle = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'handle',
    photos: 'after',
    effect: ({ tx, one, before, data }) => {
      one.wasOverdue = before.overdue
      setRound(one, { handledAt: tx.now, overdue: before.overdue })
      data.overdue = before.overdue
    },
  })
