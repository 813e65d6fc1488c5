import type { Context } from '../../platform/context'
import { type StepInput, takeStep } from '../step'

/** 督办回复: answers the oldest order that is open. */
export const answerSupervision = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'answerSupervision',
    effect: ({ tx, one, data }) => {
      const open = one.supervisions.findIndex((order) => order.answeredAt === null && !order.calledUnitId)
      one.supervisions = one.supervisions.map((order, i) =>
        i === open ? { ...order, answeredAt: tx.now } : order,
      )
      data.level = one.supervisions[open]?.level
    },
  })
