import { suspend } from '@linli/shared/cases/limits'
import { calendarFor, unitById } from '../../areas'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type StepInput, takeStep } from '../step'

/** 同意挂账: the clock stops and what was left of it is kept. */
export const approveSuspension = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'approveSuspension',
    effect: async ({ tx, one, data }) => {
      if (!one.deadline || !one.unitId || !one.suspensionRequest) throw new Problem('NOTHING_PENDING')
      const calendar = await calendarFor(context, await unitById(context, one.unitId))
      const result = suspend(one.deadline, tx.now, one.suspensionRequest.until, calendar)
      if (!result.ok) throw new Problem(result.code)
      one.deadline = result.deadline
      data.until = new Date(one.suspensionRequest.until)
    },
  })
