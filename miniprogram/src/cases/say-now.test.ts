import type { CaseSummary } from './case'
import { caseTag, isOpen, sayNow } from './say-now'

const now = Date.parse('2026-05-12T09:00:00+08:00')
const clock: CaseSummary['clock'] = {
  dueAt: '2026-05-13T10:30:00+08:00',
  provisional: false,
  state: 'running',
  overdue: false,
  used: 0.2,
  limit: { amount: 1, unit: 'workDay' } as never,
}
const unit = { id: 'u', name: '县城管局' }
const one = { stage: 'handling', holder: 'unit', unit, clock } as const

test.each([
  ['with a unit', one, '县城管局正在处理，明天 10:30 前办好。'],
  [
    'overdue',
    { ...one, clock: { ...clock, overdue: true } },
    '县城管局正在处理，原定 明天 10:30 前办好，现在已超时。',
  ],
  [
    'in a year without a holiday list',
    { ...one, clock: { ...clock, provisional: true } },
    '县城管局正在处理，明天 10:30 前办好（节假日安排公布后可能调整）。',
  ],
  ['dispatched', { ...one, stage: 'dispatched' as const }, '已派给县城管局，明天 10:30 前办好。'],
  [
    'suspended',
    {
      ...one,
      clock: { ...clock, state: 'suspended' as const },
      suspension: { state: 'active' as const, until: '2026-05-20T09:00:00+08:00', reason: '等材料' },
    },
    '县城管局暂时办不了，最晚 5月20日 09:00 恢复办理。',
  ],
  [
    'asked back',
    { stage: 'reported' as const, holder: 'reporter' as const, unit: null, clock: null },
    '等您补充情况后继续办理。',
  ],
  [
    'solved in the grid',
    { stage: 'handled' as const, holder: 'checker' as const, unit: null, clock: null },
    '网格员已经处理，正在核查结果。',
  ],
])('a case %s says who has it and until when', (_, given, words) => {
  expect(sayNow(given, now)).toBe(words)
})

test('a case that ended in any way is not open', () => {
  const stages = [
    'reported',
    'filed',
    'dispatched',
    'handling',
    'handled',
    'closed',
    'rejected',
    'merged',
  ] as const
  expect(stages.filter((stage) => isOpen({ stage, closedAt: null }))).toEqual(stages.slice(0, 5))
})

test('a report that waits for its reporter says so, and not that it was received', () => {
  expect(caseTag({ stage: 'reported', holder: 'reporter' })).toMatchObject({
    text: '等您补充',
    tone: 'amber',
  })
  expect(caseTag({ stage: 'reported', holder: 'center' as never }).text).toBe('已收到')
})
