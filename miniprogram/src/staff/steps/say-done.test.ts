import type { CaseView } from '../case'
import { sayDone } from './say-done'

const now = Date.parse('2026-05-12T09:00:00+08:00')
const answer = (part: object) =>
  ({
    unit: { id: 'u1', name: '城管局' },
    clock: { dueAt: '2026-05-13T10:30:00+08:00', state: 'running' },
    timeline: [],
    extension: { level: null },
    mergedInto: null,
    ...part,
  }) as unknown as CaseView

test('a dispatch says to whom and until when', () => {
  expect(sayDone('dispatch', answer({}), now)).toBe('已派给城管局，明天 10:30 前处理')
})

test('a clock that does not run is not promised', () => {
  expect(sayDone('dispatch', answer({ clock: null }), now)).toBe('已派给城管局')
})

test('a due time that has passed is not asked for as if it were to come', () => {
  const late = answer({ clock: { dueAt: '2026-05-11T18:00:00+08:00', state: 'running', overdue: true } })
  expect(sayDone('accept', answer({}), now)).toBe('已受理，请在 明天 10:30 前处理')
  expect(sayDone('accept', late, now)).toBe('已受理，原定 昨天 18:00 前处理，已超期，请尽快')
})

test('the first of two approvals changes no due time', () => {
  expect(sayDone('approveExtension', answer({ extension: { level: 2 } }), now)).toBe('已同意，等第二级审批')
  expect(sayDone('approveExtension', answer({}), now)).toBe('已同意延期到 明天 10:30')
})

test('a check says what it leads to', () => {
  const checked = (passed: boolean) => answer({ timeline: [{ action: 'check', passed }] })
  expect(sayDone('check', checked(true), now)).toBe('核查通过，可以结案')
  expect(sayDone('check', checked(false), now)).toBe('核查不通过，请退回处理')
})
