import type { CaseView } from './case'
import { noticesOf } from './notices'

const now = Date.parse('2026-05-12T09:00:00+08:00')
const quiet = {
  timeline: [],
  awaitingFrom: null,
  extension: { approved: 0, level: null, reason: null },
  suspension: { state: 'none', until: null, reason: null },
  supervisions: [],
  whistles: [],
  disputedUnitIds: [],
  clock: null,
  round: 1,
  moderation: 'passed',
  appeal: 'none',
  exempt: false,
} as unknown as CaseView
const texts = (part: object) => noticesOf({ ...quiet, ...part }, now).map(({ text }) => text)

test('an ordinary case has no notices', () => {
  expect(noticesOf(quiet, now)).toEqual([])
})

test('an unanswered supervision comes first, an answered one not at all', () => {
  const order = { at: '2026-05-12T08:00:00+08:00', level: 'county', reason: '群众多次反映', answeredAt: null }
  expect(texts({ round: 2, supervisions: [order] })[0]).toBe('县督办，尚未回复：群众多次反映')
  expect(texts({ supervisions: [{ ...order, answeredAt: order.at }] })).toEqual([])
})

test('a return shows its reason until somebody has decided again', () => {
  const returned = { action: 'returnToDispatch', text: '不是本单位路段' }
  const remark = { action: 'remark', text: '补充' }
  expect(texts({ timeline: [returned, remark] })).toEqual(['退回派遣：不是本单位路段'])
  expect(texts({ timeline: [returned, { action: 'dispatch', text: '' }] })).toEqual([])
})

test('a suspension says the day, not the hour', () => {
  const suspension = { state: 'active', until: '2026-06-30T23:59:59+08:00', reason: null }
  expect(texts({ suspension })).toEqual(['已挂账到6月30日，到期自动恢复'])
})
