import type { Level } from '@linli/shared/areas/levels'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type Area, areaModel, type Polygon } from '../model'
import { AREA_FIELDS, areasByIds } from './areas'

/** Degrees; about a metre. */
const NUDGE = 0.000_01

export interface Place {
  lng: number
  lat: number
}

/** A grid with everything above it. */
export interface Located {
  county: Area
  town: Area
  community: Area
  grid: Area
}

/**
 * The grid a point lies in, with all above it. A point on a border belongs to exactly one grid, the same one every time: the
 * first by code of those that touch it.
 * @throws PLACE_SWAPPED when it would lie in the county with longitude and latitude exchanged, otherwise PLACE_OUTSIDE
 */
export async function locate(context: Context, place: Place): Promise<Located> {
  const grid = await areaAt(context, 'grid', place)
  if (!grid) {
    const swapped = await areaAt(context, 'county', { lng: place.lat, lat: place.lng })
    throw new Problem(swapped ? 'PLACE_SWAPPED' : 'PLACE_OUTSIDE')
  }
  const above = [...(await areasByIds(context, grid.path.split('/').filter(Boolean))).values()]
  const at = (level: Level): Area => {
    const found = above.find((area) => area.level === level)
    if (!found) throw new Error(`grid ${grid._id} has no ${level} above it`)
    return found
  }
  return { county: at('county'), town: at('town'), community: at('community'), grid }
}

async function areaAt(context: Context, level: Level, { lng, lat }: Place): Promise<Area | null> {
  // No county lies at a pole or on the date line, and engines trip over squares that reach across them.
  if (Math.abs(lat) > 89 || Math.abs(lng) > 179) return null
  const inside = await firstTouching(context, level, { type: 'Point', coordinates: [lng, lat] })
  // Engines differ in whether a border belongs to what it borders: what touches a square metre is asked for then.
  return inside ?? firstTouching(context, level, squareAround(lng, lat))
}

async function firstTouching(
  context: Context,
  level: Level,
  geometry: Polygon | { type: 'Point'; coordinates: number[] },
): Promise<Area | null> {
  const { tenantId } = context
  const found = await context
    .model(areaModel)
    .find({ tenantId, level, polygon: { $geoIntersects: { $geometry: geometry } } } as never, AREA_FIELDS)
    .lean<Area[]>()
  return found.sort((a, b) => (a.code < b.code ? -1 : 1))[0] ?? null
}

function squareAround(lng: number, lat: number): Polygon {
  const [west, east] = [lng - NUDGE, lng + NUDGE]
  const [south, north] = [lat - NUDGE, lat + NUDGE]
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { type: 'Polygon', coordinates: [ring] }
}
