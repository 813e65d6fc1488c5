import { answerWhistle as answered } from '@linli/shared/cases/whistle'
import type { Context } from '../../platform/context'
import { type StepInput, takeStep } from '../step'

/** 报到: a called unit answers, in time or late. */
export const answerWhistle = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'answerWhistle',
    effect: ({ tx, one, acting, data }) => {
      one.whistles = one.whistles.map((call) =>
        call.unitId === acting.unitId && call.answeredAt === null ? answered(call, tx.now) : call,
      )
      // The order that a late unit was given says the same: come.
      one.supervisions = one.supervisions.map((order) =>
        order.calledUnitId === acting.unitId && order.answeredAt === null
          ? { ...order, answeredAt: tx.now }
          : order,
      )
      data.unitId = acting.unitId
    },
  })
