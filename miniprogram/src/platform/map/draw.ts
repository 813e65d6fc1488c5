import type { Place } from '../device/place'
import { palette } from '../ui/palette'
import { type MapView, type Ring, toScreen } from './view'

export interface MapArea {
  id: string
  name: string
  /** GeoJSON coordinates of a Polygon. A MultiPolygon is several areas of one id. */
  rings: readonly Ring[]
}

/** Borders as the server sends them (areas.polygons), as the map draws them. */
export const mapAreasOf = (
  borders: readonly { id: string; name: string; polygon: { coordinates: number[][][] } }[],
): MapArea[] => borders.map(({ id, name, polygon }) => ({ id, name, rings: polygon.coordinates }))

const fills = ['#E3F3EF', '#EEF2E6', '#E6EEF5', '#F3EEE6']

/** An SVG picture of the areas, as an address for <Image>. `chosen` is the id of the area that stands out. */
export function drawAreas(areas: MapArea[], view: MapView, chosen?: string): string {
  const shapes = areas.map((area, index) =>
    shape(area, view, fills[index % fills.length], area.id === chosen),
  )
  const names = areas.map((area) => label(area, view))
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${view.width}" height="${view.height}" viewBox="0 0 ${view.width} ${view.height}"><rect width="100%" height="100%" fill="#EDEFF2"/>${shapes.join('')}${names.join('')}</svg>`
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

function shape({ rings }: MapArea, view: MapView, fill: string, chosen: boolean): string {
  const d = rings.map((ring) => `M${ring.map(([lng, lat]) => point(view, { lng, lat })).join('L')}Z`).join('')
  const stroke = chosen ? `stroke="${palette.jade}" stroke-width="3"` : 'stroke="#8FA3AD" stroke-width="1"'
  return `<path d="${d}" fill="${chosen ? '#BFE3DA' : fill}" fill-rule="evenodd" ${stroke} stroke-linejoin="round"/>`
}

function point(view: MapView, place: Place): string {
  const { x, y } = toScreen(view, place)
  return `${x.toFixed(1)} ${y.toFixed(1)}`
}

/** The name in the middle of the area, when it is wide enough for it. */
function label({ rings, name }: MapArea, view: MapView): string {
  const points = rings[0].map(([lng, lat]) => toScreen(view, { lng, lat }))
  const xs = points.map(({ x }) => x)
  const size = 12
  if (Math.max(...xs) - Math.min(...xs) < name.length * size) return ''
  const { x, y } = centroid(points)
  const text = name.replace(/[<>&]/g, '')
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}" fill="${palette.inkSoft}" text-anchor="middle" dominant-baseline="middle" font-family="sans-serif">${text}</text>`
}

/** Centre of gravity of a ring that is not degenerate. */
function centroid(points: { x: number; y: number }[]): { x: number; y: number } {
  let [area, x, y] = [0, 0, 0]
  points.forEach((p, i) => {
    const q = points[(i + 1) % points.length]
    const cross = p.x * q.y - q.x * p.y
    area += cross
    x += (p.x + q.x) * cross
    y += (p.y + q.y) * cross
  })
  return area === 0 ? points[0] : { x: x / (3 * area), y: y / (3 * area) }
}
