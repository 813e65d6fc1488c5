import { lastDay, sayMonth, signed } from './format'

test('amounts carry their sign, days are the last usable ones', () => {
  expect([signed(10), signed(-3)]).toEqual(['+10', '−3'])
  expect(lastDay('2028-05-12T16:00:00.000Z')).toBe('2028年5月12日')
  expect(lastDay('2028-05-12T15:59:00.000Z')).toBe('2028年5月12日')
  expect(sayMonth('2026-05')).toBe('2026年5月')
})
