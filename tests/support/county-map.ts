import type { Input } from '@linli/shared/contract'

type Areas = Input<'areas.import'>
type Feature = Areas['features'][number]

/** 120.00–120.04 E, 30.00–30.04 N. */
const WEST = 120
const SOUTH = 30
/** Size of a grid in degrees: 4 columns, 2 rows. */
const WIDTH = 0.01
const HEIGHT = 0.02
export const CENTER = { lng: 120.02, lat: 30.02 }

interface Box {
  west: number
  south: number
  east: number
  north: number
}

/** Each area of the county by its code: where it lies, and what is above it. */
const BOXES: Record<string, Box & { name: string; level: string; parentCode: string | null }> = {}

function add(code: string, name: string, level: string, parentCode: string | null, cells: number[]): void {
  const [column = 0, row = 0, columns = 1, rows = 1] = cells
  const west = WEST + column * WIDTH
  const south = SOUTH + row * HEIGHT
  const box = { west, south, east: west + columns * WIDTH, north: south + rows * HEIGHT }
  BOXES[code] = { ...box, name, level, parentCode }
}

add('C', '青山县', 'county', null, [0, 0, 4, 2])
for (const [town, name] of [
  [0, '西镇'],
  [1, '东镇'],
] as const) {
  add(`T${town}`, name, 'town', 'C', [town * 2, 0, 2, 2])
  for (const row of [0, 1]) {
    const community = `${town}${row}`
    add(`S${community}`, `${name}${row ? '北' : '南'}社区`, 'community', `T${town}`, [town * 2, row, 2, 1])
    for (const column of [0, 1])
      add(`G${community}${column}`, `${name}${row ? '北' : '南'}${column + 1}网格`, 'grid', `S${community}`, [
        town * 2 + column,
        row,
      ])
  }
}

/** The square of an area, as a ring and by its middle. */
export function square(code: string): { ring: number[][]; middle: { lng: number; lat: number } } {
  const { west, south, east, north } = BOXES[code]!
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ]
  return { ring, middle: { lng: (west + east) / 2, lat: (south + north) / 2 } }
}

const feature = (code: string): Feature => {
  const { name, level, parentCode } = BOXES[code]!
  return {
    type: 'Feature',
    properties: { code, name, level, parentCode },
    geometry: { type: 'Polygon', coordinates: [square(code).ring] },
  }
}

/** The county as a file: 1 county, 2 towns, 4 communities, 8 grids. */
export const testAreas: Areas = { type: 'FeatureCollection', features: Object.keys(BOXES).map(feature) }
