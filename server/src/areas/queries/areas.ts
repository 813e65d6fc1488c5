import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type Area, areaModel } from '../model'

/** Everything of an area but its border, which is long and rarely wanted. */
export const AREA_FIELDS = { code: 1, name: 1, level: 1, parentId: 1, path: 1, center: 1 } as const

/** @throws AREA_UNKNOWN also for an area of another county */
export async function areaById(context: Context, id: string): Promise<Area> {
  const { tenantId } = context
  const found = await context.model(areaModel).findOne({ tenantId, _id: id }, AREA_FIELDS).lean<Area>()
  if (!found) throw new Problem('AREA_UNKNOWN')
  return found
}

/** Those of the ids that are areas of the county. */
export async function areasByIds(context: Context, ids: readonly string[]): Promise<Map<string, Area>> {
  const { tenantId } = context
  const found = await context
    .model(areaModel)
    .find({ tenantId, _id: { $in: [...new Set(ids)] } }, AREA_FIELDS)
    .lean<Area[]>()
  return new Map(found.map((area) => [area._id, area]))
}

/** The area at the top; null before the first import. */
export function countyArea(context: Context): Promise<Area | null> {
  const { tenantId } = context
  return context.model(areaModel).findOne({ tenantId, level: 'county' }, AREA_FIELDS).lean<Area>()
}

/** The communities that lie in any of these areas, or are one of them. */
export async function communitiesOf(context: Context, areaIds: readonly string[]): Promise<Area[]> {
  const { tenantId } = context
  const all = await context
    .model(areaModel)
    .find({ tenantId, level: 'community' }, AREA_FIELDS)
    .lean<Area[]>()
  return all.filter(({ path }) => areaIds.some((id) => path.includes(`/${id}/`)))
}
