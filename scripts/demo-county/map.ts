import { randomFrom } from './random'

/** How a county is cut: columns are communities, rows are the grids of each. */
export interface Plan {
  code: string
  name: string
  south: number
  west: number
  towns: { name: string; communities: string[] }[]
  gridsPerCommunity: number
  seed: number
}

/** Size of a grid in degrees, about 1.1 km each way, before its corners are shifted. */
const WIDTH = 0.0115
const HEIGHT = 0.01
/** Bends in each border between two corners. */
const BENDS = 3

type Position = [lng: number, lat: number]
type Feature = {
  type: 'Feature'
  properties: { code: string; name: string; level: string; parentCode: string | null }
  geometry: { type: 'Polygon'; coordinates: Position[][] }
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/**
 * Draws a county whose areas tile it exactly: corners and bends are drawn once and every border between two areas is the same
 * line for both, so that there is no gap and no overlap.
 * @returns GeoJSON as `areas.import` takes it, the county first
 */
export function drawCounty(plan: Plan): { type: 'FeatureCollection'; features: Feature[] } {
  const random = randomFrom(plan.seed)
  const shift = (size: number) => (random.next() - 0.5) * size
  const rounded = (lng: number, lat: number): Position => [Number(lng.toFixed(6)), Number(lat.toFixed(6))]

  const corners = new Map<string, Position>()
  const corner = (column: number, row: number): Position => {
    const key = `${column},${row}`
    const known = corners.get(key)
    if (known) return known
    const drawn = rounded(
      plan.west + column * WIDTH + shift(WIDTH * 0.4),
      plan.south + row * HEIGHT + shift(HEIGHT * 0.4),
    )
    corners.set(key, drawn)
    return drawn
  }
  const lines = new Map<string, Position[]>()
  /** The border from one corner to the next one up or to the right; asked for the other way round, it is turned. */
  const border = (a: Position, b: Position): Position[] => {
    const turned = a[0] + a[1] > b[0] + b[1]
    const [from, to] = turned ? [b, a] : [a, b]
    const key = `${from}|${to}`
    let line = lines.get(key)
    if (!line) {
      line = [from]
      for (let bend = 1; bend <= BENDS; bend++) {
        const share = bend / (BENDS + 1)
        line.push(
          rounded(
            from[0] + (to[0] - from[0]) * share + shift(WIDTH * 0.1),
            from[1] + (to[1] - from[1]) * share + shift(HEIGHT * 0.1),
          ),
        )
      }
      line.push(to)
      lines.set(key, line)
    }
    return turned ? [...line].reverse() : line
  }
  /** The outline of a block of cells, counter-clockwise (RFC 7946 §3.1.6). */
  const outline = (west: number, east: number, south: number, north: number): Position[][] => {
    const way: [number, number][] = []
    for (let column = west; column < east; column++) way.push([column, south])
    for (let row = south; row < north; row++) way.push([east, row])
    for (let column = east; column > west; column--) way.push([column, north])
    for (let row = north; row >= south; row--) way.push([west, row])
    const ring: Position[] = [corner(west, south)]
    for (let i = 1; i < way.length; i++) {
      const [a, b] = [way[i - 1] as [number, number], way[i] as [number, number]]
      ring.push(...border(corner(...a), corner(...b)).slice(1))
    }
    return [ring]
  }

  const rows = plan.gridsPerCommunity
  const features: Feature[] = []
  const add = (code: string, name: string, level: string, parentCode: string | null, ring: Position[][]) =>
    features.push({
      type: 'Feature',
      properties: { code, name, level, parentCode },
      geometry: { type: 'Polygon', coordinates: ring },
    })
  const columns = plan.towns.reduce((sum, { communities }) => sum + communities.length, 0)
  add(plan.code, plan.name, 'county', null, outline(0, columns, 0, rows))
  let column = 0
  for (const [t, town] of plan.towns.entries()) {
    const townCode = `${plan.code}-${t + 1}`
    add(townCode, town.name, 'town', plan.code, outline(column, column + town.communities.length, 0, rows))
    for (const [c, community] of town.communities.entries()) {
      const communityCode = `${townCode}-${c + 1}`
      add(communityCode, community, 'community', townCode, outline(column, column + 1, 0, rows))
      const short = community.replace(/(社区|村)$/, '')
      for (let row = 0; row < rows; row++) {
        const name = `${short}第${numerals[row]}网格`
        add(
          `${communityCode}-${row + 1}`,
          name,
          'grid',
          communityCode,
          outline(column, column + 1, row, row + 1),
        )
      }
      column++
    }
  }
  return { type: 'FeatureCollection', features }
}
