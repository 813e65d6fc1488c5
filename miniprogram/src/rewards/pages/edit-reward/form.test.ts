import type { StaffReward } from '../../types-office'
import { formOf, givenOf, newReward, wholeOf } from './form'

const now = Date.parse('2026-05-12T09:00:00+08:00')
const rice = { ...newReward(now), name: '大米 5 公斤', points: '60' }

test('what is left empty is no money, no limit and no window', () => {
  expect(givenOf(rice)).toEqual({
    ...{ name: '大米 5 公斤', description: '', points: 60, cashFen: 0, settleFen: 0, validDays: 30 },
    ...{ limit: null, from: null, until: null },
  })
})

test('yuan become fen without rounding', () => {
  expect(givenOf({ ...rice, cash: '19.90', settle: '45' })).toMatchObject({ cashFen: 1990, settleFen: 4500 })
})

test('a window takes in its last day', () => {
  expect(givenOf({ ...rice, isTimed: true, from: '2026-05-12', until: '2026-05-20' })).toMatchObject({
    from: '2026-05-12T00:00:00+08:00',
    until: '2026-05-21T00:00:00+08:00',
  })
})

test.each([
  [{ name: ' ' }, /名字/],
  [{ points: '0' }, /积分/],
  [{ points: '1.5' }, /积分/],
  [{ points: '1000001' }, /积分/],
  [{ cash: '19.901' }, /加付/],
  [{ cash: '-1' }, /加付/],
  [{ settle: '10000.01' }, /结算价/],
  [{ limitCount: '0' }, /每人限兑/],
  [{ limitDays: '30' }, /先填每人限兑/],
  [{ limitCount: '1', limitDays: '367' }, /天数/],
  [{ validDays: '' }, /领取期限/],
  [{ isTimed: true, from: '2026-05-21', until: '2026-05-20' }, /最后一天/],
])('%j says what to mend', (wrong, words) => {
  expect(givenOf({ ...rice, ...wrong })).toMatch(words)
})

test('what was saved comes back as it was typed', () => {
  const saved = {
    ...{ name: '修理工具箱', description: '', points: 300, cashFen: 1990, settleFen: 4500, validDays: 30 },
    ...{ limit: { count: 1, days: 30 }, from: '2026-05-11T16:00:00.000Z', until: '2026-05-20T16:00:00.000Z' },
  } as StaffReward
  const form = formOf(saved, now)
  expect(form).toMatchObject({ cash: '19.90', isTimed: true, from: '2026-05-12', until: '2026-05-20' })
  expect(givenOf(form)).toMatchObject({
    ...{ cashFen: 1990, settleFen: 4500, limit: { count: 1, days: 30 } },
    ...{ from: '2026-05-12T00:00:00+08:00', until: '2026-05-21T00:00:00+08:00' },
  })
})

test('whole numbers only', () => {
  expect([wholeOf('12', 1), wholeOf('0', 0), wholeOf('0', 1), wholeOf('-3', 0), wholeOf('', 0)]).toEqual([
    ...[12, 0, undefined, undefined, undefined],
  ])
})
