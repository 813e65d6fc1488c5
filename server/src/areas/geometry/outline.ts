import { area, booleanPointInPolygon, centerOfMass, kinks, pointOnFeature, polygon, rewind } from '@turf/turf'
import type { Polygon } from '../model'

/** A position of a border: [lng, lat]. */
type Position = readonly [number, number]

const MIN_AREA_M2 = 1

/**
 * Reads one border of an import.
 * @returns the border as it is stored (outer ring counter-clockwise, no doubled points, no heights), or what is wrong with it,
 *   in words for the person who drew it
 */
export function readOutline(geometry: unknown): { polygon: Polygon; problems: [] } | { problems: string[] } {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown }
  if (type === 'MultiPolygon')
    return { problems: ['一个区域只能有一块边界（Polygon），请把分开的几块分别编号'] }
  if (type !== 'Polygon') return { problems: ['几何类型应为多边形（Polygon）'] }
  if (!Array.isArray(coordinates) || coordinates.length === 0) return { problems: ['没有边界坐标'] }

  const rings: Position[][] = []
  const problems: string[] = []
  for (const [index, raw] of coordinates.entries()) {
    const read = readRing(raw)
    const name = index === 0 ? '外边界' : `第${index}个洞`
    if (typeof read === 'string') problems.push(`${name}${read}`)
    else rings.push(read)
  }
  if (problems.length > 0) return { problems }

  const outline = rewind(polygon(rings as unknown as number[][][]).geometry) as Polygon
  const outside = holeProblem(rings)
  if (outside) return { problems: [outside] }
  if (area(outline) < MIN_AREA_M2) return { problems: ['边界围成的面积几乎为零'] }
  return { polygon: { type: 'Polygon', coordinates: outline.coordinates }, problems: [] }
}

/** A point well inside, for a label or a pin. */
export function centerOf(outline: Polygon): { lng: number; lat: number } {
  const middle = centerOfMass(outline)
  const inside = isInside(middle.geometry.coordinates as unknown as Position, outline)
  const [lng = 0, lat = 0] = (inside ? middle : pointOnFeature(outline)).geometry.coordinates
  return { lng, lat }
}

const isInside = (point: Position, shape: Polygon): boolean => booleanPointInPolygon([...point], shape)

/** @returns the ring without doubled points, or what is wrong with it */
function readRing(raw: unknown): Position[] | string {
  if (!Array.isArray(raw)) return '不是坐标数组'
  const ring: Position[] = []
  for (const [index, one] of raw.entries()) {
    const [lng, lat] = Array.isArray(one) ? (one as unknown[]) : []
    if (typeof lng !== 'number' || typeof lat !== 'number' || !Number.isFinite(lng) || !Number.isFinite(lat))
      return `第${index + 1}个点不是经纬度`
    if (looksSwapped(lng, lat)) return `第${index + 1}个点的经纬度好像写反了（应为经度在前）`
    if (Math.abs(lng) > 180 || Math.abs(lat) > 90) return `第${index + 1}个点（${lng}, ${lat}）超出经纬度范围`
    const last = ring.at(-1)
    if (last?.[0] !== lng || last[1] !== lat) ring.push([lng, lat])
  }
  const [first, last] = [ring[0], ring.at(-1)]
  if (!first || !last || first[0] !== last[0] || first[1] !== last[1] || ring.length < 2)
    return ring.length < 3 ? '的点太少，至少要3个不同的点' : '没有闭合，最后一个点应与第一个点相同'
  if (ring.length < 4) return '的点太少，至少要3个不同的点'
  return crossing(ring) ?? ring
}

/** In China longitudes are 73–135 and latitudes 18–54: the other way round is a slip. */
const looksSwapped = (lng: number, lat: number): boolean => lng >= 18 && lng <= 54 && lat >= 73 && lat <= 135

function crossing(ring: Position[]): string | null {
  const seen = new Set<string>()
  for (const [lng, lat] of ring.slice(1)) {
    const key = `${lng},${lat}`
    if (seen.has(key)) return `在（${lng}, ${lat}）处与自己相接`
    seen.add(key)
  }
  const at = kinks(polygon([ring as unknown as number[][]])).features[0]?.geometry.coordinates
  return at ? `在（${at.map((degree) => degree.toFixed(6)).join(', ')}）附近与自己相交` : null
}

/** Holes lie inside the outer ring and apart from each other. */
function holeProblem([outer, ...holes]: Position[][]): string | null {
  const around = polygon([outer as unknown as number[][]]).geometry as Polygon
  for (const [index, hole] of holes.entries()) {
    if (!hole.every((point) => isInside(point, around))) return `第${index + 1}个洞不在外边界之内`
    const earlier = holes.slice(0, index).findIndex((other) => {
      const shape = polygon([other as unknown as number[][]]).geometry as Polygon
      return hole.some((point) => isInside(point, shape))
    })
    if (earlier >= 0) return `第${index + 1}个洞与第${earlier + 1}个洞重叠`
  }
  return null
}
