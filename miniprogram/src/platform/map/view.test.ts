import { contains, fit, pan, toPlace, toScreen } from './view'

const square = [
  [
    [120, 30],
    [120.02, 30],
    [120.02, 30.01],
    [120, 30.01],
    [120, 30],
  ],
]
const places = square[0].map(([lng, lat]) => ({ lng, lat }))

test('what is fitted lies inside the picture, its middle in the middle', () => {
  const view = fit(places, 300, 200)
  const middle = toScreen(view, { lng: 120.01, lat: 30.005 })
  expect(middle.x).toBeCloseTo(150, 6)
  expect(middle.y).toBeCloseTo(100, 6)
  for (const place of places) {
    const { x, y } = toScreen(view, place)
    expect(x).toBeGreaterThan(0)
    expect(x).toBeLessThan(300)
    expect(y).toBeGreaterThan(0)
    expect(y).toBeLessThan(200)
  }
})

test('place to screen and back is the same place', () => {
  const view = fit(places, 300, 200)
  const back = toPlace(view, toScreen(view, { lng: 120.003, lat: 30.002 }))
  expect(back.lng).toBeCloseTo(120.003, 9)
  expect(back.lat).toBeCloseTo(30.002, 9)
})

test('what lies under the finger stays under it while panning', () => {
  const view = fit(places, 300, 200)
  const under = toPlace(view, { x: 40, y: 50 })
  const moved = toScreen(pan(view, 30, -20), under)
  expect(moved.x).toBeCloseTo(70, 1)
  expect(moved.y).toBeCloseTo(30, 1)
})

test('a hole is not inside', () => {
  const hole = [
    [120.005, 30.002],
    [120.015, 30.002],
    [120.015, 30.008],
    [120.005, 30.008],
    [120.005, 30.002],
  ]
  expect(contains(square, { lng: 120.01, lat: 30.005 })).toBe(true)
  expect(contains([...square, hole], { lng: 120.01, lat: 30.005 })).toBe(false)
  expect(contains(square, { lng: 120.03, lat: 30.005 })).toBe(false)
})
