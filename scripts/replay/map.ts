import type { Output } from '@linli/shared/contract'
import { bbox, bboxPolygon, booleanContains, polygon } from '@turf/turf'
import { PlainError } from '../setup/plain-error.cjs'
import type { Row } from './read-file'

type Place = { lng: number; lat: number }
type Border = Output<'areas.polygons'>['items'][number]['polygon']
type Box = [west: number, south: number, east: number, north: number]

/** How much of the box is used: what lies at its rim shall not lie on a border. */
const WITHIN = 0.98

/**
 * The affine map that lays the places of a file over a county: the box of all positions onto the largest box of the county's
 * proportions that lies inside its border. North stays up; every position lands in the county, and so in a grid, as grids tile it.
 * @param border of the county
 */
export function mapOnto(border: Border, rows: readonly Row[]): (row: Row) => Place {
  const placed = rows.filter((one) => one.placed)
  const from = boxOf(placed.map(({ lng, lat }) => [lng, lat]))
  const to = boxInside(border)
  const along = (value: number, low: number, high: number) =>
    high > low ? (value - low) / (high - low) : 0.5
  return ({ placed: known, lng, lat }) =>
    known
      ? {
          lng: degrees(to[0] + along(lng, from[0], from[2]) * (to[2] - to[0])),
          lat: degrees(to[1] + along(lat, from[1], from[3]) * (to[3] - to[1])),
        }
      : // Sent as it is: it is for the server to refuse it.
        { lng, lat }
}

/** Six decimals, about a decimetre. */
const degrees = (value: number) => Number(value.toFixed(6))

function boxOf(points: readonly [number, number][]): Box {
  const [lngs, lats] = [points.map(([lng]) => lng), points.map(([, lat]) => lat)]
  return [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)]
}

/** The county's own box, drawn in towards its middle until it lies inside. */
function boxInside({ coordinates }: Border): Box {
  const county = polygon(coordinates)
  const [west, south, east, north] = bbox(county) as Box
  const [x, y] = [(west + east) / 2, (south + north) / 2]
  const drawnIn = (share: number): Box => [
    x + (west - x) * share,
    y + (south - y) * share,
    x + (east - x) * share,
    y + (north - y) * share,
  ]
  let [fits, tooLarge] = [0, 1]
  for (let i = 0; i < 20; i++) {
    const share = (fits + tooLarge) / 2
    if (booleanContains(county, bboxPolygon(drawnIn(share)))) fits = share
    else tooLarge = share
  }
  if (fits < 0.1)
    throw new PlainError('The border of the county leaves no room in its middle to lay the file over.')
  return drawnIn(fits * WITHIN)
}
