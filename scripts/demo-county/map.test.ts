import * as turf from '@turf/turf'
import { drawCounty } from './map'
import { NEIGHBOUR, QINGXI } from './plan'

describe.each([
  ['the county', QINGXI.map, [1, 2, 6, 30]],
  ['its neighbour', NEIGHBOUR.map, [1, 1, 2, 4]],
] as const)('%s', (_, plan, counts) => {
  const { features } = drawCounty(plan)
  const of = (level: string) => features.filter(({ properties }) => properties.level === level)

  test('has its areas at every level', () => {
    expect(['county', 'town', 'community', 'grid'].map((level) => of(level).length)).toEqual(counts)
  })

  test.each(['town', 'community', 'grid'])('is tiled by its %ss without gap or overlap', (level) => {
    const whole = turf.area(of('county')[0] as never)
    const parts = of(level).reduce((sum, part) => sum + turf.area(part as never), 0)
    expect(Math.abs(parts - whole) / whole).toBeLessThan(1e-9)
    for (const [i, a] of of(level).entries()) {
      expect(turf.kinks(a as never).features).toHaveLength(0)
      for (const b of of(level).slice(i + 1)) {
        const common = turf.intersect(turf.featureCollection([a, b] as never))
        expect(common ? turf.area(common) : 0).toBeLessThan(1)
      }
    }
  })

  test('is drawn the same every time', () => {
    expect(drawCounty(plan)).toEqual(drawCounty(plan))
  })
})
