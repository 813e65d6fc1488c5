import { sayDue, sayLength, sayWhen } from './when'

const at = (text: string) => Date.parse(`${text}+08:00`)
const now = at('2026-11-24T09:00')

test('a moment is said relative to the Chinese day, whatever zone the phone is in', () => {
  expect(sayWhen(at('2026-11-24T23:59'), now)).toBe('今天 23:59')
  expect(sayWhen(at('2026-11-25T00:00'), now)).toBe('明天 00:00')
  expect(sayWhen(at('2026-11-26T10:30'), now)).toBe('后天 10:30')
  expect(sayWhen(at('2026-11-23T10:30'), now)).toBe('昨天 10:30')
  expect(sayWhen(at('2026-11-30T10:30'), now)).toBe('11月30日 10:30')
  expect(sayWhen(at('2027-01-05T10:30'), now)).toBe('2027年1月5日 10:30')
})

test('a length is told in its largest unit', () => {
  expect(sayLength(0)).toBe('1 分钟')
  expect(sayLength(59 * 60_000)).toBe('59 分钟')
  expect(sayLength(60 * 60_000)).toBe('1 小时')
  expect(sayLength(49 * 3_600_000)).toBe('2 天')
})

test('a due time is green until it is soon, amber until it is due, then red', () => {
  const dueAt = at('2026-11-25T10:30')
  expect(sayDue(dueAt, now)).toEqual({ tone: 'ok', words: '明天 10:30 前处理' })
  expect(sayDue(dueAt, dueAt - 1)).toEqual({ tone: 'soon', words: '今天 10:30 前处理' })
  expect(sayDue(dueAt, dueAt)).toEqual({ tone: 'soon', words: '今天 10:30 前处理' })
  expect(sayDue(dueAt, dueAt + 3 * 3_600_000)).toEqual({ tone: 'late', words: '已超时 3 小时' })
})
