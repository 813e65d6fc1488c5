import type { Choice } from '@linli/shared/ballots/ballot'
import { isChosen, leftOf, moved, noChoice, pointsOf, sayChoice, scored, toggled, wrongWith } from './choice'

const options = [
  { id: 'a', title: '路灯', cost: 60_000 },
  { id: 'b', title: '长椅', cost: 30_000 },
  { id: 'c', title: '花坛', cost: 20_050 },
]
const question = (rules: Parameters<typeof noChoice>[0]['rules'], blankAllowed = false) => ({
  ...{ rules, blankAllowed },
  options: rules.kind === 'yesNo' ? [] : options,
})

test('nothing chosen is told, and can be cast only where a blank ballot may be', () => {
  for (const rules of [
    { kind: 'yesNo' },
    { kind: 'single' },
    { kind: 'multiple', max: 2 },
    { kind: 'ranked' },
    { kind: 'score', max: 5 },
    { kind: 'budget', by: 'approval', budget: 100_000 },
    { kind: 'budget', by: 'score', max: 5, budget: 100_000 },
  ] as const) {
    const asked = question(rules)
    expect(wrongWith(asked, noChoice(asked))).toMatch(/先选择/)
    if (rules.kind !== 'yesNo') expect(wrongWith(question(rules, true), noChoice(asked))).toBeNull()
  }
})

test('single: the last tapped stands, tapped again it goes', () => {
  const first = toggled({ kind: 'single', option: null }, 'a')
  expect(toggled(first, 'b')).toEqual({ kind: 'single', option: 'b' })
  expect(toggled(first, 'a')).toEqual({ kind: 'single', option: null })
  expect(sayChoice({ options }, first)).toEqual(['路灯'])
})

test('several: as many as the rules say', () => {
  const asked = question({ kind: 'multiple', max: 1 })
  const two = toggled(toggled(noChoice(asked)!, 'b'), 'a')
  expect(wrongWith(asked, two)).toMatch(/太多/)
  expect(wrongWith(asked, toggled(two, 'b'))).toBeNull()
})

test('a ranking: in the order of the taps, moved by one', () => {
  const asked = question({ kind: 'ranked' })
  const ranked = toggled(toggled(noChoice(asked)!, 'c'), 'a')
  expect(sayChoice(asked, ranked)).toEqual(['第 1 位：花坛', '第 2 位：路灯'])
  expect(moved(ranked, 'a', -1)).toEqual({ kind: 'ranked', ranking: ['a', 'c'] })
  expect(moved(ranked, 'a', 1)).toBe(ranked)
  expect(moved(ranked, 'b', -1)).toBe(ranked)
})

test('points: nought takes an option out', () => {
  const asked = question({ kind: 'score', max: 10 })
  const given = scored(scored(noChoice(asked)!, 'b', 7), 'a', 10)
  expect(pointsOf(given, 'b')).toBe(7)
  expect(sayChoice(asked, given)).toEqual(['路灯：10 分', '长椅：7 分'])
  expect(isChosen(scored(given, 'a', 0), 'a')).toBe(false)
  expect(wrongWith(asked, scored(given, 'a', 11))).toMatch(/分数/)
})

test('a budget: what is left, and that it is not enough', () => {
  const asked = question({ kind: 'budget', by: 'approval', budget: 100_000 })
  const two = toggled(toggled(noChoice(asked)!, 'a'), 'b')
  expect(leftOf(asked, two)).toBe(10_000)
  expect(wrongWith(asked, two)).toBeNull()
  const three = toggled(two, 'c')
  expect(leftOf(asked, three)).toBe(-10_050)
  expect(wrongWith(asked, three)).toMatch(/超过预算/)
  expect(sayChoice(asked, two)).toEqual(['路灯（600 元）', '长椅（300 元）'])
  expect(leftOf(question({ kind: 'single' }), { kind: 'single', option: 'a' } as Choice)).toBeNull()
})
