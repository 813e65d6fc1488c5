import type { PostingKind } from './ledger'
import { sayEntry } from './words'

test.each<[PostingKind, number, Partial<Parameters<typeof sayEntry>[0]>, string]>([
  ['earn', 10, { earning: 'validReport' }, '上报问题被立案'],
  ['hold', -60, {}, '兑换商品'],
  ['capture', 60, {}, '兑换完成'],
  ['release', 60, {}, '兑换取消，积分退回'],
  ['refund', 60, {}, '兑换退款，积分退回'],
  ['expire', -5, {}, '到期未用，已失效'],
  ['reverse', -10, { earning: 'hours' }, '追回：志愿服务时长'],
  ['transfer', 5, { other: '王五' }, '家人王五转来'],
  ['transfer', -5, { other: '王五' }, '转给家人王五'],
  ['adjust', 30, { reason: '活动签到漏记' }, '工作人员补发：活动签到漏记'],
  ['adjust', -30, {}, '工作人员扣减'],
])('%s of %i points', (kind, amount, more, words) => {
  expect(sayEntry({ kind, amount, ...more })).toBe(words)
})
