import type { Context } from '../../platform/context'
import { giveTo, workingUnit } from '../clock'
import { tellParent } from '../family'
import { type StepInput, takeStep } from '../step'

/** 派遣: gives the case to a unit; its due time is counted now and stored. */
export const dispatch = (context: Context, input: StepInput) =>
  takeStep(context, input, {
    action: 'dispatch',
    effect: async ({ tx, one, line, data }) => {
      const unit = await workingUnit(context, input.unitId ?? '')
      const { dueAt } = await giveTo(context, one, unit, tx.now)
      Object.assign(line, { unitId: unit._id, unitName: unit.name, dueAt: new Date(dueAt) })
      Object.assign(data, { dueAt: new Date(dueAt), bookVersion: one.category?.bookVersion })
      await tellParent(tx, one, { text: `协办任务${one.number}改由${unit.name}办理`, joined: unit._id })
    },
  })
