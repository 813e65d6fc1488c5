import { locate } from '../../../server/src/areas'
import { type County, freshCounty } from '../../support/county'

let county: County
beforeAll(async () => {
  county = await freshCounty()
})
afterAll(() => county.stop())

const at = (lng: number, lat: number, tenant = county.slug) =>
  county.server.call('areas.locate', { tenant, lng, lat })

test('a point is in its grid, with everything above it, for anybody', async () => {
  const found = (await at(120.035, 30.03)).ok
  expect(found.grid.code).toBe('G111')
  expect(found.community.code).toBe('S11')
  expect(found.town.code).toBe('T1')
  expect(found.county.code).toBe('C')
  expect(found.grid.path).toBe(`/${found.county.id}/${found.town.id}/${found.community.id}/${found.grid.id}/`)
})

test('the middle of every grid is in that grid', async () => {
  for (const grid of county.grids)
    expect((await locate(county.context, county.inside(grid))).grid._id).toBe(grid._id)
})

test.each([
  ['between two grids', 120.01, 30.01, 'G000'],
  ['between two towns', 120.02, 30.01, 'G001'],
  ['at a corner of four', 120.01, 30.02, 'G000'],
  ['on the edge of the county', 120, 30.01, 'G000'],
  ['at the corner of the county', 120.04, 30.04, 'G111'],
])('a point on a border is in one grid, the first by code: %s', async (_, lng, lat, code) => {
  expect((await at(lng, lat)).ok.grid.code).toBe(code)
})

test('half a metre beside a border it is the grid it lies in', async () => {
  expect((await at(120.010_005, 30.01)).ok.grid.code).toBe('G001')
  expect((await at(120.009_995, 30.01)).ok.grid.code).toBe('G000')
})

test('a point outside is refused, and so is one far out of any range', async () => {
  expect((await at(119.99, 30.01)).code).toBe('PLACE_OUTSIDE')
  expect((await at(-120.01, -30.01)).code).toBe('PLACE_OUTSIDE')
  expect((await at(0, 0)).code).toBe('PLACE_OUTSIDE')
})

test('latitude and longitude the wrong way round are told apart from outside', async () => {
  expect((await at(30.01, 120.01)).code).toBe('PLACE_SWAPPED')
})

test('an unknown county is none, and each county finds its own areas', async () => {
  expect((await at(120.01, 30.01, 'nowhere')).code).toBe('TENANT_UNKNOWN')
  const other = await county.secondCounty()
  const theirs = (await at(120.035, 30.03, other.slug)).ok
  expect(theirs.grid.code).toBe('G111')
  expect(other.grids.map(({ _id }) => _id)).toContain(theirs.grid.id)
  expect(county.grids.map(({ _id }) => _id)).not.toContain(theirs.grid.id)
})
