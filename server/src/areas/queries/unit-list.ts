import type { Input, Output } from '@linli/shared/contract'
import type { Context } from '../../platform/context'
import { presentUnit } from '../present'
import { allUnits, unitsFor } from './units'

/** All units by code, closed ones too; or the open ones for a category, the best fitting first. */
export async function unitList(
  context: Context,
  { categoryCode }: Input<'areas.units'>,
): Promise<Output<'areas.units'>> {
  const units = categoryCode === undefined ? await allUnits(context) : await unitsFor(context, categoryCode)
  return { items: units.map(presentUnit) }
}
