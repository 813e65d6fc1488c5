import { resume as resumed } from '@linli/shared/cases/limits'
import { calendarFor, unitById } from '../../areas'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { moveDeadline } from '../clock'
import { type StepInput, takeStep } from '../step'

/** 恢复办理, by hand or by the job at the end of the suspension: the clock runs on with what was left. */
export const resume = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'resume',
    effect: async ({ tx, one, line, data }) => {
      if (!one.deadline || !one.unitId) throw new Problem('NOT_SUSPENDED')
      const calendar = await calendarFor(context, await unitById(context, one.unitId))
      const result = resumed(one.deadline, tx.now, calendar)
      if (!result.ok) throw new Problem(result.code)
      moveDeadline(one, result.deadline)
      line.dueAt = new Date(result.deadline.dueAt)
      data.dueAt = line.dueAt
    },
  })
