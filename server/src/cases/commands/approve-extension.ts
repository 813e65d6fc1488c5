import { extend } from '@linli/shared/cases/limits'
import { calendarFor, unitById } from '../../areas'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { moveDeadline } from '../clock'
import { type StepInput, takeStep } from '../step'

/** 同意延期: the first level alone changes nothing; the second adds one original limit to the due time (DOMAIN §1). */
export const approveExtension = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'approveExtension',
    effect: async ({ one, before, line, data }) => {
      data.level = before.extensionLevel
      if (before.extensionLevel !== 2 || !one.deadline || !one.unitId) return
      const calendar = await calendarFor(context, await unitById(context, one.unitId))
      const result = extend(one.deadline, calendar)
      if (!result.ok) throw new Problem(result.code)
      moveDeadline(one, result.deadline)
      line.dueAt = new Date(result.deadline.dueAt)
      data.dueAt = line.dueAt
      one.extensionReason = null
    },
  })
