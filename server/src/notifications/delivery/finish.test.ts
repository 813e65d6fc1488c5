import { delayAfter, MAX_ATTEMPTS } from './finish'

test('the pause doubles from 10 seconds to at most half an hour', () => {
  const pauses = Array.from({ length: MAX_ATTEMPTS }, (_, i) => delayAfter(i + 1) / 1000)
  expect(pauses).toEqual([10, 20, 40, 80, 160, 320, 640, 1280])
  expect(delayAfter(20)).toBe(30 * 60_000)
})
