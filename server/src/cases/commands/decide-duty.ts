import type { Context } from '../../platform/context'
import { workingUnit } from '../clock'
import { type StepInput, takeStep } from '../step'

/** 裁定权属: from now on this unit can't return the case (DOMAIN §1). */
export const decideDuty = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'decideDuty',
    effect: async ({ line, data }) => {
      const unit = await workingUnit(context, input.unitId ?? '')
      Object.assign(line, { unitId: unit._id, unitName: unit.name })
      data.unitId = unit._id
    },
  })
