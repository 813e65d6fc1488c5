import type { Input } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import type { Tx } from '../../platform/store/transact'
import { type UnitDoc, unitModel } from '../model-units'
import { mustAdminister } from '../policy'
import { presentUnit, type UnitView } from '../present'
import { unitsByIds } from '../queries/units'
import { invalid, unitGiven } from './unit-given'

/**
 * Changes a unit. One that closes names an open successor (UNIT_UNKNOWN for another), which stands in wherever the closed one
 * would be given work. @throws also as {@link unitGiven}, and AREA_FORBIDDEN when the unit was not the caller's before
 */
export async function updateUnit(
  context: Context,
  { id, successorId, ...given }: Input<'areas.updateUnit'>,
): Promise<UnitView> {
  const before = (await unitsByIds(context, [id])).get(id)
  if (!before) throw new Problem('NOT_FOUND')
  mustAdminister(context.actor, before.areaPath)
  const known = await unitGiven(context, given)
  if (known.active && successorId !== null) throw invalid('successorId', '启用的单位没有承接单位')
  if (!known.active && (successorId === null || successorId === id))
    throw invalid('successorId', '停用单位时请指定另一个承接单位')
  return context.transact(async (tx) => {
    const unit = await tx.load(unitModel, id)
    if (successorId !== null && successorId !== unit.successorId) await handOver(tx, unit, successorId)
    const closes = unit.active && !known.active
    Object.assign(unit, known, { successorId })
    const { areaId, duties, active } = unit
    tx.append('areas', unit, closes ? 'areas.unitClosed' : 'areas.unitChanged', {
      ...{ areaId, duties, active, successorId },
    })
    await tx.save(unitModel, unit)
    return presentUnit(unit)
  })
}

/** Written into the successor's stream too: of two units that name each other at once, one comes too late. */
async function handOver(tx: Tx, unit: UnitDoc, successorId: string): Promise<void> {
  const successor = await tx.load(unitModel, successorId).catch((error: unknown) => {
    throw error instanceof Problem && error.code === 'NOT_FOUND' ? new Problem('UNIT_UNKNOWN') : error
  })
  if (!successor.active) throw new Problem('UNIT_UNKNOWN', { detail: '承接单位已停用，请另选一个。' })
  tx.append('areas', successor, 'areas.unitTakesOver', { unitId: unit._id }, 'quiet')
  await tx.save(unitModel, successor)
}
