import { FLAGS } from '@linli/shared/rewards/orders'
import { sayFailure, sayFlag, sayForShop, sayNext, saySum, sayUnsettled } from './say-office'
import type { Settlement } from './types-office'

const nothing = { orders: 0, grossFen: 0, setOffFen: 0, fen: 0, carriedFen: 0 }
const settled = { status: 'open', fen: 2500, grossFen: 2500, setOffs: [] } as unknown as Settlement

test('what a shop gets now, what is taken off, and what waits', () => {
  expect(sayUnsettled(nothing)).toEqual(['没有要结算的。'])
  expect(sayUnsettled({ orders: 2, grossFen: 5000, setOffFen: 2500, fen: 2500, carriedFen: 100 })).toEqual([
    '2 份已交付。一单不到 2000 元，多的进下一单。',
    '交付 ¥50.00，扣回 ¥25.00：以前结算过、后来退给顾客的。',
    '还有 ¥1.00 退给了顾客，从以后的结算里扣。',
  ])
})

test('a settlement says what comes next, and one that comes to nothing that nothing is paid', () => {
  expect(sayNext(settled)).toBe('由社区的管理员打款。')
  expect(sayNext({ ...settled, status: 'confirm' })).toMatch(/24 小时内.*确认收款/)
  expect(sayNext({ ...settled, status: 'paid' })).toBeUndefined()
  expect(sayNext({ ...settled, status: 'paid', fen: 0 })).toBe('正好抵完，不用打款。')
  expect(saySum({ grossFen: 5000, setOffs: [{ orderId: 'a', rewardName: '大米', fen: 2500 }] })).toBe(
    '交付 ¥50.00，扣回 ¥25.00',
  )
})

test('what a shop gets for one order, and what it was paid too much', () => {
  const forShop = { priceFen: 2500, fen: 2500, settled: false, owedFen: 0 }
  expect(sayForShop(forShop)).toBe('¥25.00，未结算')
  expect(sayForShop({ ...forShop, settled: true })).toBe('¥25.00，已结算')
  expect(sayForShop({ ...forShop, fen: 0, settled: true, owedFen: 2500 })).toBe(
    '¥0.00，已多付 ¥25.00，下次结算扣回',
  )
})

test('every failure says what to do next', () => {
  expect(sayFailure('NOT_ENOUGH')).toMatch(/充值后再打/)
  expect(sayFailure('PAYEE_GONE')).toMatch(/在微信里打开小程序/)
  expect(sayFailure('SOMETHING_NEW')).toMatch(/（SOMETHING_NEW），请再打一次/)
  expect(sayFailure(null)).toMatch(/请再打一次/)
  for (const flag of FLAGS) expect(sayFlag(flag)).toMatch(/请|换一种/)
})
