import type { Input } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { newId } from '../../platform/store/id'
import { unchained } from '../../platform/store/transact'
import { type UnitDoc, unitModel } from '../model-units'
import { presentUnit, type UnitView } from '../present'
import { invalid, unitGiven } from './unit-given'

/** Adds a unit, open for work. A code that is taken → DUPLICATE. */
export async function createUnit(context: Context, given: Input<'areas.createUnit'>): Promise<UnitView> {
  const known = await unitGiven(context, given)
  if (!known.active) throw invalid('active', '新建的单位应为启用')
  return context.transact(async (tx) => {
    const unit: UnitDoc = { _id: newId(), tenantId: tx.tenantId, ...unchained, ...known, successorId: null }
    tx.append('areas', unit, 'areas.unitCreated', { areaId: unit.areaId, duties: unit.duties })
    await tx.insert(unitModel, unit)
    return presentUnit(unit)
  })
}
