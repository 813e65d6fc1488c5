import type { Level } from '@linli/shared/areas/levels'
import type { Output } from '@linli/shared/contract'
import { publicContext } from '../../identity'
import type { Context } from '../../platform/context'
import { areaModel } from '../model'

/** The borders of one level, for a map. */
export async function polygons(
  context: Context,
  { tenant, level }: { tenant: string; level: Level },
): Promise<Output<'areas.polygons'>> {
  const { tenantId } = await publicContext(context, tenant)
  const found = await context
    .model(areaModel)
    .find({ tenantId, level }, { name: 1, parentId: 1, polygon: 1 })
    .sort({ code: 1 })
    .lean()
  return { items: found.map(({ _id, name, parentId, polygon }) => ({ id: _id, name, parentId, polygon })) }
}
