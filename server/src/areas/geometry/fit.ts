import {
  area,
  bbox,
  difference,
  featureCollection,
  intersect,
  length,
  polygon,
  polygonToLine,
} from '@turf/turf'
import type { Polygon } from '../model'

/** How far two drawings of the same border may lie apart. */
const TOLERANCE_M = 1

type Shape = Parameters<typeof area>[0]
const squareMetres = (shape: Shape | null): number => (shape ? area(shape) : 0)

/** What a border drawn with this tolerance may have too much, in square metres: a strip along it. */
const strip = (outline: Polygon): number =>
  length(polygonToLine(outline) as Parameters<typeof length>[0], { units: 'meters' }) * TOLERANCE_M

const pair = (a: Polygon, b: Polygon) => featureCollection([polygon(a.coordinates), polygon(b.coordinates)])

/** Whether an area lies in the one above it, but for the tolerance. */
export function liesWithin(inner: Polygon, outer: Polygon): boolean {
  return squareMetres(difference(pair(inner, outer))) <= strip(inner)
}

/** Whether two areas have more in common than the tolerance along their borders. */
export function overlap(a: Polygon, b: Polygon): boolean {
  if (!boxesMeet(a, b)) return false
  return squareMetres(intersect(pair(a, b))) > Math.min(strip(a), strip(b))
}

function boxesMeet(a: Polygon, b: Polygon): boolean {
  const [west, south, east, north] = bbox(a)
  const [otherWest, otherSouth, otherEast, otherNorth] = bbox(b)
  return west < otherEast && otherWest < east && south < otherNorth && otherSouth < north
}
