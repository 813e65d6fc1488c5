import { LEVELS } from '@linli/shared/areas/levels'
import type { Input, Output } from '@linli/shared/contract'
import { publicContext } from '../../identity'
import type { Context } from '../../platform/context'
import { type Area, areaModel } from '../model'
import { presentArea } from '../present'
import { AREA_FIELDS } from './areas'

/** The areas of a county from the top down, by code within a level. */
export async function tree(
  context: Context,
  { tenant, level, parentId }: Input<'areas.tree'>,
): Promise<Output<'areas.tree'>> {
  const county = await publicContext(context, tenant)
  const filter = { tenantId: county.tenantId, ...(level && { level }), ...(parentId && { parentId }) }
  const found = await county.model(areaModel).find(filter, AREA_FIELDS).lean<Area[]>()
  const order = (area: Area) => `${LEVELS.indexOf(area.level)} ${area.code}`
  return { items: found.sort((a, b) => (order(a) < order(b) ? -1 : 1)).map(presentArea) }
}
