import { toGcj02 } from './gcj02'

test('a browser place in Beijing is moved as WeChat moves it', () => {
  const moved = toGcj02({ lng: 116.404, lat: 39.915 })
  expect(moved.lng).toBeCloseTo(116.41024449916938, 6)
  expect(moved.lat).toBeCloseTo(39.91640428150164, 6)
})
