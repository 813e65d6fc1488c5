import { chinaDay, chinaMinute, chinaTime, inChina } from './china-time'

const lateEvening = Date.parse('2026-05-11T17:05:09Z')

test('the day begins eight hours before it does in Greenwich', () => {
  expect(chinaDay(lateEvening)).toBe('2026-05-12')
  expect(chinaDay(Date.parse('2026-05-11T15:59:59Z'))).toBe('2026-05-11')
})

test('a moment is said by the clock in China', () => {
  expect(chinaMinute(lateEvening)).toBe('2026-05-12 01:05')
  expect(chinaTime(lateEvening)).toBe('2026-05-12T01:05:09+08:00')
  expect(Date.parse(chinaTime(lateEvening))).toBe(lateEvening)
  expect(inChina(lateEvening).getUTCHours()).toBe(1)
})
