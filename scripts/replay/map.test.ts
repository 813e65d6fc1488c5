import path from 'node:path'
import { booleanPointInPolygon, point, polygon } from '@turf/turf'
import { drawCounty } from '../demo-county/map'
import { NEIGHBOUR, QINGXI } from '../demo-county/plan'
import { mapOnto } from './map'
import { readRows } from './read-file'

const rows = readRows(path.resolve(__dirname, '../../../shared/data/requests-sf-2011-06.csv'))

test.each([QINGXI, NEIGHBOUR])('every position of the real file lands in one grid of $slug', ({ map }) => {
  const { features } = drawCounty(map)
  const placeOf = mapOnto(features[0]!.geometry, rows)
  const grids = features
    .filter(({ properties }) => properties.level === 'grid')
    .map(({ geometry }) => polygon(geometry.coordinates))
  for (const row of rows.filter(({ placed }) => placed)) {
    const { lng, lat } = placeOf(row)
    expect(grids.filter((grid) => booleanPointInPolygon(point([lng, lat]), grid))).toHaveLength(1)
  }
})

test('north stays up and east stays right', () => {
  const placeOf = mapOnto(drawCounty(QINGXI.map).features[0]!.geometry, rows)
  const placed = rows.filter((row) => row.placed)
  const northmost = placed.reduce((a, b) => (b.lat > a.lat ? b : a))
  const eastmost = placed.reduce((a, b) => (b.lng > a.lng ? b : a))
  for (const row of placed) {
    expect(placeOf(row).lat).toBeLessThanOrEqual(placeOf(northmost).lat)
    expect(placeOf(row).lng).toBeLessThanOrEqual(placeOf(eastmost).lng)
  }
})

test('a request without a position is sent as it is', () => {
  const placeOf = mapOnto(drawCounty(QINGXI.map).features[0]!.geometry, rows)
  expect(placeOf(rows.find(({ placed }) => !placed)!)).toEqual({ lng: 0, lat: 0 })
})
