import type { Input } from '@linli/shared/contract'
import { type County, freshCounty, type Person } from '../../support/county'
import { testAreas } from '../../support/county-map'

type Features = Input<'areas.import'>['features']
type Feature = Features[number]

let county: County
let admin: Person
beforeAll(async () => {
  county = await freshCounty()
  admin = await county.administrator('管理员')
})
afterAll(() => county.stop())

const importing = (features: Features, by: Person = admin) =>
  by.call('areas.import', { type: 'FeatureCollection', features })

/** A square of the given size (degrees) as a grid of the community in the south west. */
const grid = (code: string, geometry: unknown, properties: Partial<Feature['properties']> = {}): Feature => ({
  type: 'Feature',
  properties: { code, name: code, level: 'grid', parentCode: 'S00', ...properties },
  geometry,
})
const polygon = (...rings: number[][][]) => ({ type: 'Polygon', coordinates: rings })
const box = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]
const codesOf = async (of = county) =>
  (await of.server.call('areas.tree', { tenant: of.slug })).ok.items.map(({ code }) => code)

/** What is said about each line of a refused file. */
async function said(...features: Features): Promise<string[]> {
  const answer = await importing(features)
  expect(answer.code).toBe('GEOMETRY_INVALID')
  return (answer.body.fields as { path: string; message: string }[]).map(({ message }) => message)
}

describe('a file that is right', () => {
  test('is imported once: the same file again changes nothing', async () => {
    expect((await importing(testAreas.features)).ok).toEqual({ created: 0, updated: 0 })
  })

  test('brings known areas up to date by their codes and keeps their ids', async () => {
    const before = (await county.server.call('areas.tree', { tenant: county.slug })).ok.items
    const renamed = testAreas.features.map((feature) =>
      feature.properties.code === 'G000'
        ? { ...feature, properties: { ...feature.properties, name: '改名网格' } }
        : feature,
    )
    expect((await importing(renamed)).ok).toEqual({ created: 0, updated: 1 })
    const after = (await county.server.call('areas.tree', { tenant: county.slug })).ok.items
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(after.find(({ code }) => code === 'G000')?.name).toBe('改名网格')
  })

  test('may be drawn clockwise, in any order, with heights and holes', async () => {
    const other = await county.secondCounty()
    const root = await other.administrator('管理员')
    const clockwise = box(120.05, 30, 120.06, 30.02).reverse()
    const hole = box(120.054, 30.004, 120.056, 30.006)
    const wide = polygon(box(120, 30, 120.06, 30.04))
    const features = [
      grid(
        'G-x',
        polygon(
          clockwise.map((point) => [...point, 12]),
          hole,
        ),
        { parentCode: 'S-x' },
      ),
      grid('S-x', polygon(clockwise), { level: 'community', parentCode: 'T-x' }),
      grid('T-x', polygon(clockwise), { level: 'town', parentCode: 'C' }),
      grid('C', wide, { level: 'county', parentCode: null, name: '青山县' }),
    ]
    expect((await importing(features, root)).ok).toEqual({ created: 3, updated: 1 })
    const at = (lng: number, lat: number) => root.call('areas.locate', { tenant: other.slug, lng, lat })
    expect((await at(120.051, 30.001)).ok.grid.code).toBe('G-x')
    expect((await at(120.055, 30.005)).code).toBe('PLACE_OUTSIDE')
  })

  test('sent twice at once makes each area once', async () => {
    const other = await county.secondCounty()
    const root = await other.administrator('管理员')
    const more = [
      grid('C', polygon(box(120, 30, 120.06, 30.04)), { level: 'county', parentCode: null, name: '青山县' }),
      grid('T9', polygon(box(120.04, 30, 120.06, 30.04)), { level: 'town', parentCode: 'C' }),
    ]
    const answers = await Promise.all([importing(more, root), importing(more, root)])
    const made = answers.filter(({ status }) => status === 200).map(({ ok }) => ok.created)
    expect(made.reduce((sum, count) => sum + count, 0)).toBe(1)
    expect((await codesOf(other)).filter((code) => code === 'T9')).toHaveLength(1)
  })
})

describe('a file that is wrong', () => {
  const triangle = [
    [120.001, 30.001],
    [120.002, 30.001],
    [120.002, 30.002],
  ]
  const bowTie = [
    [120.001, 30.001],
    [120.002, 30.002],
    [120.002, 30.001],
    [120.001, 30.002],
    [120.001, 30.001],
  ]
  test.each([
    ['a ring that is not closed', polygon(triangle), '外边界没有闭合'],
    ['a ring that crosses itself', polygon(bowTie), '与自己相交'],
    ['a ring of too few points', polygon([...triangle.slice(0, 2), triangle[0]!]), '点太少'],
    ['a line without area', polygon([...triangle.slice(0, 2), [120.003, 30.001], triangle[0]!]), '几乎为零'],
    ['coordinates the wrong way round', polygon(box(30.001, 120.001, 30.002, 120.002)), '好像写反了'],
    ['coordinates out of range', polygon(box(200, 30, 201, 31)), '超出经纬度范围'],
    ['a coordinate that is no number', polygon([[120.001, null as never], ...triangle]), '不是经纬度'],
    [
      'a hole outside',
      polygon(box(120.001, 30.001, 120.002, 30.002), box(120.005, 30, 120.006, 30.001)),
      '第1个洞',
    ],
    ['several pieces', { type: 'MultiPolygon', coordinates: [[triangle]] }, '只能有一块边界'],
    ['a point', { type: 'Point', coordinates: [120, 30] }, '应为多边形'],
    ['nothing drawn', null, '应为多边形'],
    [
      'a grid that leaves its community',
      polygon(box(119.99, 30, 120.005, 30.01)),
      '超出了上级“西镇南社区”的边界',
    ],
    ['a grid upon another', polygon(box(120.001, 30.001, 120.002, 30.002)), '重叠'],
  ])('%s is named', async (_, geometry, words) => {
    expect((await said(grid('G-new', geometry))).join('\n')).toContain(words)
    expect(await codesOf()).not.toContain('G-new')
  })

  const good = polygon(box(120.001, 30.001, 120.002, 30.002))
  test.each([
    ['an unknown level', { level: 'village' }, '级别“village”'],
    ['an unknown parent', { parentCode: 'S-none' }, '没有上级“S-none”'],
    ['a parent of the wrong level', { parentCode: 'T0' }, '上级“T0”应为社区村'],
    ['no parent', { parentCode: null }, '须有上级'],
    ['a second county', { level: 'county', parentCode: null }, '一个县只能有一个县级区域'],
    ['a name of blanks', { name: ' ' }, '名称'],
  ])('%s is named', async (_, properties, words) => {
    expect((await said(grid('G-new', good, properties))).join('\n')).toContain(words)
  })

  test('with an area that moves to another parent is refused: roles and cases keep its path', async () => {
    const moved = testAreas.features.find(({ properties }) => properties.code === 'G000')!
    expect(await said({ ...moved, properties: { ...moved.properties, parentCode: 'S10' } })).toEqual([
      '第1条：“G000”已存在，级别和上级不能更改；请用新的代码',
    ])
  })

  test('has every broken line named, and nothing of it is imported', async () => {
    const before = await codesOf()
    const lines = await said(
      grid('G-1', polygon(bowTie)),
      { ...testAreas.features[0]!, properties: { ...testAreas.features[0]!.properties, name: '新县名' } },
      grid('G-1', good),
      grid('G-2', good, { parentCode: 'nothing' }),
    )
    expect(lines.map((line) => line.slice(0, 4))).toEqual(['第1条：', '第3条：', '第4条：'])
    expect(lines[1]).toContain('与第1条重复')
    expect(await codesOf()).toEqual(before)
    expect(
      (await county.server.call('areas.locate', { tenant: county.slug, lng: 120.01, lat: 30.01 })).ok.county
        .name,
    ).toBe('青山县')
  })
})

test('only an administrator of the whole county imports', async () => {
  const resident = await county.resident('居民')
  expect((await importing(testAreas.features, resident)).code).toBe('ROLE_MISSING')
  const ofTown = await county.administrator('镇管理员', county.towns[0])
  expect((await importing(testAreas.features, ofTown)).code).toBe('AREA_FORBIDDEN')
})

test('an import stays in its own county', async () => {
  const other = await county.secondCounty()
  const theirs = await other.administrator('别县管理员')
  const before = await codesOf()
  const wide = grid('C', polygon(box(120, 30, 120.06, 30.04)), { level: 'county', parentCode: null })
  const town = grid('T-other', polygon(box(120.04, 30, 120.06, 30.04)), { level: 'town', parentCode: 'C' })
  expect((await importing([wide, town], theirs)).status).toBe(200)
  expect(await codesOf()).toEqual(before)
})
