import { ACTIONS } from '@linli/shared/cases/stages'
import type { Entry } from './case'
import { entryTone, sayEntry } from './say-entry'

const now = Date.parse('2026-05-12T09:00:00+08:00')
const entry: Entry = {
  seq: 1,
  at: '2026-05-12T09:00:00+08:00',
  action: 'dispatch',
  as: 'dispatcher',
  actorName: '派遣员',
  text: '',
  unit: { id: 'u', name: '县城管局' },
  dueAt: '2026-05-13T10:30:00+08:00',
  passed: null,
  round: 1,
  attachments: [],
}

test('a dispatch names the unit and the time', () => {
  expect(sayEntry(entry, false, now)).toBe('派给县城管局，明天 10:30 前办好')
})

test('the reader is called 您 only for the own doings', () => {
  const report: Entry = { ...entry, action: 'report', as: 'reporter' }
  expect(sayEntry(report, true, now)).toBe('您上报了问题')
  expect(sayEntry(report, false, now)).toBe('居民上报了问题')
  expect(sayEntry({ ...report, as: 'collector' }, true, now)).toBe('网格员发现并上报了问题')
})

test('a failed check is red and says so', () => {
  const failed: Entry = { ...entry, action: 'check', as: 'checker', passed: false }
  expect(sayEntry(failed, true, now)).toBe('网格员核查：还没有处理好')
  expect(entryTone(failed)).toBe('red')
  expect(entryTone({ ...failed, passed: true })).toBe('jade')
})

test('every action has a sentence without a trade term', () => {
  for (const action of ACTIONS) {
    const words = sayEntry({ ...entry, action }, true, now)
    expect(words).toMatch(/[\u4e00-\u9fff]/)
    expect(words).not.toMatch(/挂账|吹哨|立案退|自处置/)
  }
})
