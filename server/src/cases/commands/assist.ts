import type { Context } from '../../platform/context'
import { giveTo, workingUnit } from '../clock'
import { derive } from '../derive'
import { insertCase, newCase } from '../new-case'
import { nextNumber } from '../numbers'
import { record } from '../record'
import { type StepInput, takeStep } from '../step'

/**
 * Adds an assisting unit: a child case with a clock of its own, which the lead case waits for (DOMAIN §1). The reporter's words
 * stay with the lead; the child says what the dispatcher asks of the unit.
 */
export const assist = async (context: Context, input: StepInput) => {
  const number = await nextNumber(context)
  return takeStep(context, input, {
    action: 'assist',
    effect: async ({ tx, one, line, data }) => {
      const unit = await workingUnit(context, input.unitId ?? '')
      const { tenantId, place, source, category } = one
      const child = newCase({
        ...{ tenantId, number, place, source, category },
        title: `协办：${category?.name ?? one.number}`,
        text: input.note ?? '',
        visibility: 'private',
        moderation: 'passed',
        now: tx.now,
      })
      child.stage = 'dispatched'
      child.verified = true
      child.parentId = one._id
      child.parentNumber = one.number
      const { dueAt } = await giveTo(context, child, unit, tx.now)
      const given = { unitId: unit._id, unitName: unit.name, dueAt: new Date(dueAt) }
      await record(
        tx,
        child,
        { action: 'dispatch', as: 'dispatcher', text: input.note ?? '', ...given },
        { unitId: unit._id, dueAt: given.dueAt, parentId: one._id },
      )
      derive(child, tx.now)
      await insertCase(tx, child)

      one.childIds = [...one.childIds, child._id]
      Object.assign(line, given)
      Object.assign(data, { unitId: unit._id, childId: child._id, dueAt: given.dueAt })
    },
  })
}
