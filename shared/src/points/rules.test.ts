import { chinaDay } from '../platform/china-time'
import {
  type Counted,
  DEFAULT_RULES,
  earned,
  expiryOf,
  mayBegin,
  preview,
  type RuleSet,
  ruleAt,
} from './rules'

const none = { kindDay: 0, kindMonth: 0, day: 0 }
const at = (words: string) => Date.parse(words)
const rulesWith = (
  more: Partial<RuleSet['kinds']['validReport']>,
  perPersonDay: number | null = null,
): RuleSet => ({
  ...DEFAULT_RULES,
  perPersonDay,
  kinds: { ...DEFAULT_RULES.kinds, validReport: { points: 10, perDay: null, perMonth: null, ...more } },
})
const report = { kind: 'validReport', quantity: 1 } as const

describe('what an event pays', () => {
  test.each([
    ['without caps', rulesWith({}), none, 10, false],
    ['what is left of the day', rulesWith({ perDay: 25 }), { ...none, kindDay: 20 }, 5, true],
    ['nothing when the day is full', rulesWith({ perDay: 20 }), { ...none, kindDay: 20 }, 0, true],
    ['what is left of the month', rulesWith({ perMonth: 43 }), { ...none, kindMonth: 40 }, 3, true],
    ['what is left for the person', rulesWith({}, 12), { ...none, day: 8 }, 4, true],
    [
      'nothing more than nothing after a cap was lowered',
      rulesWith({ perDay: 5 }),
      { ...none, kindDay: 20 },
      0,
      true,
    ],
  ] as const)('%s', (_, rules, soFar, points, capped) => {
    expect(earned(rules, report, soFar)).toEqual({ points, capped })
  })

  test('hours pay for each half hour', () => {
    expect(earned(DEFAULT_RULES, { kind: 'hours', quantity: 5 }, none)).toEqual({ points: 25, capped: false })
  })
})

describe('versions', () => {
  const v1 = { version: 1, from: at('2026-05-01T00:00:00+08:00'), rules: rulesWith({ points: 1 }) }
  const v2 = { version: 2, from: at('2026-06-01T00:00:00+08:00'), rules: rulesWith({ points: 2 }) }
  const v3 = { version: 3, from: at('2026-06-01T00:00:00+08:00'), rules: rulesWith({ points: 3 }) }

  test.each([
    ['2026-04-30T23:59:59.999+08:00', 0],
    ['2026-05-01T00:00:00+08:00', 1],
    ['2026-05-31T23:59:59.999+08:00', 1],
    ['2026-06-01T00:00:00+08:00', 3],
  ])('at %s version %i holds', (moment, version) => {
    expect(ruleAt([v3, v1, v2], at(moment)).version).toBe(version)
  })

  test('a version of the past is not applied to later events, whenever they are looked at', () => {
    expect(ruleAt([v1, v2], at('2026-07-01T00:00:00+08:00')).version).toBe(2)
  })

  test('none can be back-dated', () => {
    expect([mayBegin(5, 5), mayBegin(6, 5), mayBegin(4, 5)]).toEqual([true, true, false])
  })
})

test.each([
  ['2026-05-12T09:00:00+08:00', 24, '2028-05-13T00:00:00+08:00'],
  ['2026-05-12T23:59:00+08:00', 1, '2026-06-13T00:00:00+08:00'],
  ['2026-01-31T12:00:00+08:00', 1, '2026-03-01T00:00:00+08:00'],
  ['2027-11-30T12:00:00+08:00', 3, '2028-03-01T00:00:00+08:00'],
])('points of %s that live %i months expire at %s', (moment, months, expiry) => {
  expect(expiryOf(at(moment), months)).toBe(at(expiry))
})

test('a preview pays as the rules would have paid, day by day and person by person', () => {
  const event = (accountId: string, moment: string): Counted => ({ accountId, ...report, at: at(moment) })
  const events = [
    event('li', '2026-05-02T10:00:00+08:00'),
    event('li', '2026-05-01T10:00:00+08:00'),
    event('li', '2026-05-01T11:00:00+08:00'),
    event('li', '2026-05-01T12:00:00+08:00'),
    event('wang', '2026-05-01T12:00:00+08:00'),
  ]
  const seen = preview(rulesWith({ perDay: 15 }), events)
  expect(seen).toMatchObject({
    points: 35,
    people: 2,
    capped: 2,
    kinds: { validReport: { events: 5, points: 35 } },
  })
  expect(chinaDay(at('2026-05-01T16:00:00Z'))).toBe('2026-05-02')
})
