import { sayWrongHours } from './say-wrong-hours'

test('a volunteer’s wrong sums are named with both figures, the right ones are left out', () => {
  const cached = { halfHours: 7, saved: 3, held: 2 }
  const counted = { halfHours: 4, saved: 3, held: 0 }
  expect(sayWrongHours({ owner: '01abc', cached, counted })).toBe(
    '账户 01abc：累计时长记为 3.5 小时，按明细应为 2 小时；已约定待付记为 1 小时，按明细应为 0 小时',
  )
})

test('the pool has a balance alone', () => {
  const wrong = { owner: 'pool', cached: { halfHours: 2 }, counted: { halfHours: 1 } }
  expect(sayWrongHours(wrong)).toBe('公益时间池：结余记为 1 小时，按明细应为 0.5 小时')
})
