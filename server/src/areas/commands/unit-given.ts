import type { Input } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { areHours } from '../hours'
import type { Unit } from '../model-units'
import { mustAdminister } from '../policy'
import { areaById } from '../queries/areas'

/**
 * What an administrator says of a unit, checked, with the path of its area.
 * @throws AREA_UNKNOWN, AREA_FORBIDDEN when the area is not the caller's, INPUT_INVALID for hours that are none
 */
export async function unitGiven(
  context: Context,
  given: Input<'areas.createUnit'>,
): Promise<Omit<Unit, '_id' | 'successorId'>> {
  const { code, name, duties, workingHours, phone, active } = given
  const area = await areaById(context, given.areaId)
  mustAdminister(context.actor, area.path)
  if (workingHours && !areHours(workingHours))
    throw invalid('workingHours', '工作时间须按先后填写，且不能重叠')
  return {
    ...{ code, name, workingHours, phone, active },
    duties: [...new Set(duties)],
    areaId: area._id,
    areaPath: area.path,
  }
}

export const invalid = (path: string, message: string): Problem =>
  new Problem('INPUT_INVALID', { fields: [{ path, message }] })
