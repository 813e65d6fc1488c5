import { blowWhistle } from '@linli/shared/cases/whistle'
import { calendarFor } from '../../areas'
import type { Context } from '../../platform/context'
import { workingUnit } from '../clock'
import { type StepInput, takeStep } from '../step'

/** 吹哨: a town calls a unit, which has two working hours to answer (DOMAIN §1). */
export const whistle = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'whistle',
    effect: async ({ tx, one, line, data }) => {
      const unit = await workingUnit(context, input.unitId ?? '')
      const { provisional: _, ...call } = blowWhistle(unit._id, tx.now, await calendarFor(context, unit))
      one.whistles = [...one.whistles, { ...call, unitName: unit.name }]
      const dueAt = new Date(call.dueAt)
      Object.assign(line, { unitId: unit._id, unitName: unit.name, dueAt })
      Object.assign(data, { unitId: unit._id, dueAt })
    },
  })
