import { obstacle, orderTag, sayLeft, sayLimit, sayOrder, sayRefund, sayTerms, sayWindow } from './say'
import type { Order, Purse, Reward } from './types'

const now = Date.parse('2026-05-12T09:00:00+08:00')
const at = (words: string) => new Date(`${words}+08:00`).toISOString()
const shop = { id: 's', name: '福满超市', address: '东街 1 号', hours: '' }
const rice: Reward = {
  ...{
    id: 'r',
    version: 1,
    shop,
    name: '大米 5 公斤',
    description: '',
    photo: null,
    points: 60,
    cashFen: 0,
    left: 10,
  },
  ...{ limit: null, from: null, until: null, active: true, hindrance: null },
}
const purse = { spendable: 100, balance: 100, frozen: false, frozenReason: null } as Purse

test('who has enough, and nothing else is in the way, can redeem', () => {
  expect(obstacle(rice, purse, now)).toBeUndefined()
  expect(obstacle({ ...rice, points: 100 }, purse, now)).toBeUndefined()
  expect(obstacle({ ...rice, points: 1000 }, undefined, now)).toBeUndefined()
})

test('how many points are missing is said to the point', () => {
  expect(obstacle({ ...rice, points: 101 }, purse, now)).toMatchObject({ text: '差 1 积分', short: true })
  expect(obstacle(rice, { ...purse, spendable: 20, balance: 90 }, now)?.why).toBe(
    '您有 20 积分，还差 40 积分。',
  )
  expect(obstacle(rice, { ...purse, spendable: 0, balance: -5 }, now)?.text).toBe('欠 5 积分')
})

test('a frozen account is told why', () => {
  const frozen = { ...purse, frozen: true, frozenReason: '核查中' }
  expect(obstacle(rice, frozen, now)).toMatchObject({
    text: '积分已冻结',
    why: '您的积分被冻结，原因：核查中。有疑问请联系社区。',
  })
})

test('the reward’s own reasons come first: sold out, limit, no payments', () => {
  const poor = { ...purse, spendable: 0, balance: 0 }
  const text = (more: Partial<Reward>) => obstacle({ ...rice, ...more }, poor, now)?.text
  expect(text({ hindrance: 'soldOut', left: 0 })).toBe('已兑完')
  expect(text({ hindrance: 'limit', limit: { count: 1, days: null } })).toBe('已达上限')
  expect(text({ hindrance: 'payOff', cashFen: 1990 })).toBe('暂不能付款')
})

test('a closed window says when it opens or that it is over', () => {
  const closed = { ...rice, hindrance: 'closed' } as const
  const soon = { ...closed, from: at('2026-05-13T08:00:00'), until: at('2026-05-20T18:00:00') }
  expect(obstacle(soon, purse, now)?.why).toBe('明天 08:00 开始兑换，到时再来。')
  expect(obstacle({ ...closed, until: at('2026-05-12T09:00:00') }, purse, now)?.text).toBe('已结束')
  expect(obstacle(closed, purse, now)?.text).toBe('暂停兑换')
  expect(sayWindow(soon, now)).toBe('明天 08:00 至 5月20日 18:00')
  expect(sayWindow({ from: soon.from, until: null }, now)).toBe('明天 08:00 起')
  expect(sayWindow({ from: null, until: soon.until }, now)).toBe('5月20日 18:00 前')
  expect(sayWindow({ from: null, until: null }, now)).toBeUndefined()
})

test('stock and limits', () => {
  expect([sayLeft({ left: 3 }), sayLeft({ left: 0 })]).toEqual(['剩 3 份', '已兑完'])
  expect(sayLimit({ limit: null })).toBeUndefined()
  expect(sayLimit({ limit: { count: 2, days: null } })).toBe('每人限兑 2 份')
  expect(sayLimit({ limit: { count: 1, days: 30 } })).toBe('每人 30 天内限兑 1 份')
})

test('the price of points and money', () => {
  expect(sayTerms({ points: 60, cashFen: 0 })).toBe('用 60 积分。领取前可以取消，积分会退回。')
  expect(sayTerms({ points: 300, cashFen: 1990 })).toMatch(/^需要 300 积分 \+ ¥19\.90。/)
})

test('an order says what is next, or what happened', () => {
  const order = {
    ...{ shop, points: 300, cashFen: 1990, payBefore: at('2026-05-12T09:15:00') },
    ...{ expiresAt: at('2026-06-11T09:00:00'), usedAt: at('2026-05-12T08:30:00') },
    can: { pay: true, show: false, cancel: true },
  } as Order
  const say = (more: Partial<Order>) => sayOrder({ ...order, ...more }, now)
  expect(say({ status: 'unpaid' })).toBe(
    '请在今天 09:15 前付 ¥19.90，还有 15 分钟。没有付会自动取消，积分退回。',
  )
  expect(say({ status: 'unpaid', can: { ...order.can, pay: false } })).toMatch(/^付款时间已过/)
  expect(say({ status: 'ready' })).toBe('请在6月11日 09:00 前到“福满超市”出示兑换券领取。')
  expect(say({ status: 'used' })).toBe('已于今天 08:30 在“福满超市”领取。')
  expect(say({ status: 'cancelled' })).toBe('兑换已取消，300 积分已退回。')
  expect(say({ status: 'expired' })).toBe('没有在6月11日 09:00 前领取，300 积分已退回。')
  expect(orderTag({ status: 'ready' }).text).toBe('待领取')
})

test('a refund that fails is in somebody’s hands', () => {
  expect(sayRefund({ status: 'processing' })).toBe('正在退回')
  expect(sayRefund({ status: 'success' })).toBe('已退回微信')
  for (const status of ['abnormal', 'closed', 'refused'] as const)
    expect(sayRefund({ status })).toMatch(/工作人员正在处理$/)
})
