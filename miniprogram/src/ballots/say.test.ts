import { DECISION_RULE_IDS } from '@linli/shared/ballots/decision'
import { phaseTag, sayArea, sayHow, sayPercent, sayReceipt, sayRule, sayThreshold, sayWeight } from './say'

test('shares are cut off: 199 of 300 is not two thirds', () => {
  expect([sayPercent(200, 300), sayPercent(199, 300), sayPercent(300, 300), sayPercent(0, 0)]).toEqual([
    '66.6%',
    '66.3%',
    '100%',
    '0%',
  ])
})

test('thresholds as people say them', () => {
  expect(sayThreshold({ numerator: 2, denominator: 3, strict: false })).toBe('三分之二以上')
  expect(sayThreshold({ numerator: 1, denominator: 2, strict: true })).toBe('过半')
  expect(sayThreshold({ numerator: 1, denominator: 2, strict: false })).toBe('半数以上')
})

test('every rule says what is needed and where it stands; owners need both', () => {
  for (const id of DECISION_RULE_IDS) expect(sayRule(id).at(-1)).toMatch(/^依据：/)
  expect(sayRule('ownersSpecial')).toEqual([
    '三分之二以上参加才有效（人数和面积都要）',
    '参加投票的四分之三以上赞成才通过（人数和面积都要）',
    '依据：民法典第二百七十八条第一款第六至八项',
  ])
  expect(sayRule('plain')).toHaveLength(2)
})

test('weights, receipts, phases', () => {
  expect(sayWeight({ heads: 3, area: 0 })).toBe('3 人')
  expect(sayWeight({ heads: 2, area: 1_010_000 })).toBe('2 人、10,100.00 平方米')
  expect(sayArea(8850)).toBe('88.50 平方米')
  expect(sayReceipt(`0a1b${'f'.repeat(60)}`)).toBe('0A1B FFFF FFFF FFFF')
  expect(phaseTag('published', false).text).toBe('未通过')
  expect(phaseTag('published').text).toBe('已公布')
})

test('how to vote', () => {
  expect(sayHow({ kind: 'multiple', max: 3, seats: 2 })).toBe('最多选 3 项，前 2 名当选')
  expect(sayHow({ kind: 'budget', by: 'approval', budget: 10_000_000 })).toMatch(/总价不超过 100,000 元/)
})
