import { entryTone, sayEntry } from './say-entry'

const now = Date.parse('2026-05-12T09:00:00+08:00')
const entry = { unit: { id: 'u1', name: '城管局' }, dueAt: '2026-05-12T18:00:00+08:00', passed: null }

test('a dispatch names the unit and the due time', () => {
  expect(sayEntry({ ...entry, action: 'dispatch' }, now)).toBe('派遣给城管局，今天 18:00 前处理')
})

test('a result says yes or no in words, and in red when it is no', () => {
  const failed = { ...entry, action: 'check', passed: false } as const
  expect(sayEntry(failed, now)).toBe('核查不通过')
  expect(entryTone(failed)).toBe('red')
  expect(entryTone({ ...failed, passed: true })).toBe('jade')
})
