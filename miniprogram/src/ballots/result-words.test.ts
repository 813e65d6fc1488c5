import type { Ballot, CastBallot } from '@linli/shared/ballots/ballot'
import { spendBudget } from '@linli/shared/ballots/budget/spend'
import { BudgetBallots } from '@linli/shared/ballots/budget/votes'
import { bulletinOf } from '@linli/shared/ballots/bulletin'
import type { DecisionRuleId } from '@linli/shared/ballots/decision'
import { seedOf } from '@linli/shared/ballots/lot'
import { resultOf } from '@linli/shared/ballots/result'
import { Tally } from '@linli/shared/ballots/tally'
import { barsOf, sayOutcome, sayPurchase, sayRound, sayStep } from './result-words'

/** A whole bulletin, as the server makes it. */
function bulletin(
  ballot: Ballot,
  casts: CastBallot[],
  due: { heads: number; area: number },
  rule: DecisionRuleId = 'plain',
) {
  const sink = new BudgetBallots()
  const tally = new Tally(ballot, sink)
  for (const cast of casts) tally.add(cast)
  const counts = tally.counts()
  const seed = seedOf('secret', '0'.repeat(64))
  const terms = { due, rule, countBy: 'heads' as const, seed }
  return bulletinOf({
    ...{ ballot, title: '测试', opensAt: '2026-06-01T00:00:00Z', closesAt: '2026-06-08T00:00:00Z' },
    roll: { kind: 'owners', due, corrections: [] },
    ...{ rule, countBy: 'heads', ballotsHash: '0'.repeat(64), counts, secret: 'secret', silent: null },
    result: resultOf(ballot, counts, tally.rankings.counts(), terms),
    budget: ballot.rules.kind === 'budget' ? spendBudget(sink.votes(ballot), 'cost', seed) : null,
  })
}

const question: Ballot = { id: 'b', rules: { kind: 'yesNo' }, options: [], blankAllowed: false }
const answers = (answer: 'yes' | 'no', count: number): CastBallot[] =>
  Array.from({ length: count }, () => ({ choice: { kind: 'yesNo', answer }, heads: 1, area: 10_000 }))

test('art. 278: 300 owners of 100 m², 200 take part, 101 agree', () => {
  const one = bulletin(
    question,
    [...answers('yes', 101), ...answers('no', 99)],
    { heads: 300, area: 3_000_000 },
    'ownersOrdinary',
  )
  expect(sayOutcome(one).text).toBe('表决通过')
  const said = one.result.steps.map((step) => sayStep(step, one))
  expect(said.map(({ words }) => words)).toEqual([
    '参加人数合计 200 人',
    '参加面积合计 20,000.00 平方米',
    '参加人数 200 人，占应参加 300 人的 66.6%；要求三分之二以上，达到',
    '参加面积 20,000.00 平方米，占应参加 30,000.00 平方米的 66.6%；要求三分之二以上，达到',
    '赞成人数 101 人，占参加 200 人的 50.5%；要求过半，达到',
    '赞成面积 10,100.00 平方米，占参加 20,000.00 平方米的 50.5%；要求过半，达到',
  ])
  expect(said[2]!.sum).toBe('200 × 3 = 600 ≥ 300 × 2 = 600')
  expect(barsOf(one)[0]).toMatchObject({ title: '赞成', words: '101 人（50.5%），10,100.00 平方米（50.5%）' })
})

test('one too few take part: not valid', () => {
  const one = bulletin(question, answers('yes', 199), { heads: 300, area: 3_000_000 }, 'ownersOrdinary')
  expect(sayOutcome(one)).toEqual({ text: '参加的人不够，表决无效', tone: 'amber' })
  expect(sayStep(one.result.steps[2]!, one)).toMatchObject({
    holds: false,
    sum: '199 × 3 = 597 < 300 × 2 = 600',
  })
})

const options = [
  { id: 'a', title: '张三' },
  { id: 'b', title: '李四' },
  { id: 'c', title: '王五' },
]

test('a run-off is told round by round', () => {
  const ranked: Ballot = { id: 'b', rules: { kind: 'ranked' }, options, blankAllowed: false }
  const rank = (count: number, ...ranking: string[]): CastBallot[] =>
    Array.from({ length: count }, () => ({ choice: { kind: 'ranked', ranking }, heads: 1, area: 0 }))
  const one = bulletin(ranked, [...rank(4, 'a'), ...rank(3, 'b'), ...rank(2, 'c', 'b')], {
    heads: 10,
    area: 0,
  })
  expect(one.result.rounds!.map((round, i) => sayRound(round, i, one))).toEqual([
    {
      title: '第 1 轮',
      lines: [
        '张三：4 票',
        '李四：3 票',
        '王五：2 票',
        '没有人过半，王五票最少，退出；投给他的票转给各票上的下一位',
      ],
    },
    { title: '第 2 轮', lines: ['李四：5 票', '张三：4 票', '李四过半，当选'] },
  ])
  expect(sayOutcome(one).text).toBe('当选：李四')
})

test('a tie says who was equal, by what they were parted, and names the tickets of a lot', () => {
  const single: Ballot = { id: 'b', rules: { kind: 'single' }, options, blankAllowed: false }
  const pick = (option: string): CastBallot => ({ choice: { kind: 'single', option }, heads: 1, area: 0 })
  const one = bulletin(single, [pick('a'), pick('b')], { heads: 3, area: 0 })
  const lot = one.result.steps.find((step) => step.kind === 'tie')!
  expect(sayStep(lot, one).words).toMatch(/张三、李四 票数相同，按公布的种子抽签，先后是 /)
  expect(sayStep(lot, one).sum).toMatch(/张三 签号 [0-9a-f]{12}…/)
})

test('a budget: how many projects, and who paid what', () => {
  const projects = [
    { id: 'a', title: '路灯', cost: 60_000 },
    { id: 'b', title: '长椅', cost: 40_000 },
  ]
  const budget: Ballot = {
    ...{ id: 'b', options: projects, blankAllowed: false },
    rules: { kind: 'budget', by: 'approval', budget: 100_000 },
  }
  const tick = (areaId: string, ...ids: string[]): CastBallot => ({
    ...{ choice: { kind: 'budget', options: ids }, heads: 1, area: 0, areaId },
  })
  const one = bulletin(budget, [tick('n', 'a'), tick('n', 'a'), tick('s', 'b')], { heads: 3, area: 0 })
  expect(sayOutcome(one).text).toBe('2 个项目入选')
  const said = one.budget!.shares.purchases.map((purchase) => sayPurchase(purchase, (id) => `${id} 片`))
  expect(said[0]![0]).toMatch(/2 人支持，2 人一起出了 600 元，每人最多 300 元/)
  expect(said[0]![1]).toBe('n 片：2 人出 600 元')
})
