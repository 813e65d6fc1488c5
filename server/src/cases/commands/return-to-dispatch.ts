import type { Context } from '../../platform/context'
import { setRound } from '../clock'
import { tellParent } from '../family'
import { type StepInput, takeStep } from '../step'

/** 退回派遣: not this unit's duty. Its clock ends here; whether it was late by now stays on record. */
export const returnToDispatch = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'returnToDispatch',
    effect: async ({ tx, one, before, data }) => {
      Object.assign(data, { unitId: before.unitId, overdue: before.overdue })
      const text = `协办任务${one.number}被${one.unitName ?? '单位'}退回`
      one.unitName = null
      one.deadline = null
      one.wasOverdue = false
      setRound(one, { unitId: null, unitName: null, dispatchedAt: null, dueAt: null })
      await tellParent(tx, one, { text, ...(before.unitId && { left: before.unitId }) })
    },
  })
