import { nextMonth, numberOr } from './form'

test('what is no number stands for nothing', () => {
  expect([numberOr('12', null), numberOr('', null), numberOr('-3', 0), numberOr('1.5', 0)]).toEqual([
    12,
    null,
    0,
    0,
  ])
})

test('the next month begins at midnight in China', () => {
  expect(nextMonth(Date.parse('2026-12-31T23:59:00+08:00'))).toBe('2026-12-31T16:00:00.000Z')
  expect(nextMonth(Date.parse('2026-05-31T16:30:00Z'))).toBe('2026-06-30T16:00:00.000Z')
})
