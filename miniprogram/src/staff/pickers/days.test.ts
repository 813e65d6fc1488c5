import { dayAfter } from './days'

test('days are counted on the calendar of China', () => {
  const late = Date.parse('2026-12-31T23:30:00+08:00')
  expect(dayAfter(late, 0)).toBe('2026-12-31')
  expect(dayAfter(late, 1)).toBe('2027-01-01')
})
