import fc from 'fast-check'
import { cluster } from './cluster'

const points = fc.array(
  fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 400 }) }),
)
const itself = <T>(point: T): T => point

test('a pin alone stays where it is', () => {
  expect(cluster([{ x: 3, y: 4 }], itself, 44)).toEqual([{ x: 3, y: 4, pins: [{ x: 3, y: 4 }] }])
})

test('pins nearer than the reach are one, in the middle of them', () => {
  const [one, ...others] = cluster(
    [
      { x: 0, y: 0 },
      { x: 40, y: 0 },
      { x: 44, y: 0 },
    ],
    itself,
    44,
  )
  expect(one).toMatchObject({ x: 20, y: 0 })
  expect(others).toMatchObject([{ x: 44, pins: [{ x: 44, y: 0 }] }])
})

test('every pin is in one cluster, and first pins keep their distance', () => {
  fc.assert(
    fc.property(points, (pins) => {
      const found = cluster(pins, itself, 44)
      expect(found.flatMap((one) => one.pins)).toHaveLength(pins.length)
      const firsts = found.map((one) => one.pins[0] as { x: number; y: number })
      for (const [i, a] of firsts.entries())
        for (const b of firsts.slice(i + 1))
          expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(44)
    }),
  )
})

test('moving the map changes no cluster', () => {
  fc.assert(
    fc.property(points, fc.integer({ min: -50, max: 50 }), (pins, by) => {
      const sizes = (shift: number) =>
        cluster(pins, ({ x, y }) => ({ x: x + shift, y }), 44).map((one) => one.pins.length)
      expect(sizes(by)).toEqual(sizes(0))
    }),
  )
})
