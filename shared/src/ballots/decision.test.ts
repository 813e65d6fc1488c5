import fc from 'fast-check'
import type { Weight } from './ballot'
import {
  DECISION_RULE_IDS,
  type DecisionRuleId,
  decide,
  electable,
  fewest,
  fewWomen,
  OWNER_MATTERS,
  quorumOf,
} from './decision'
import { areaText, stepHolds, stepText } from './steps'

/** So many owners of 100.00 m² each. */
const flats = (heads: number): Weight => ({ heads, area: heads * 10_000 })
const people = (heads: number): Weight => ({ heads, area: 0 })

describe('owners decide by area and heads (Civil Code art. 278; DOMAIN §3: 300 owners × 100.00 m²)', () => {
  const due = flats(300)
  const vote = (rule: DecisionRuleId, present: number, yes: number, no = present - yes) =>
    decide(rule, { due, present: flats(present), yes: flats(yes), no: flats(no) })

  test('200 take part: quorum; 199: none', () => {
    expect([vote('ownersOrdinary', 200, 150).quorum, vote('ownersOrdinary', 199, 199).quorum]).toEqual([
      true,
      false,
    ])
    expect(vote('ownersOrdinary', 199, 199).passed).toBe(false)
  })

  test('ordinary: 100 with 10,000.00 m² of 200 fail, 101 with 10,100.00 m² pass', () => {
    expect([vote('ownersOrdinary', 200, 100).passed, vote('ownersOrdinary', 200, 101).passed]).toEqual([
      false,
      true,
    ])
    expect([areaText(flats(100).area), areaText(flats(101).area)]).toEqual(['10,000.00', '10,100.00'])
  })

  test('special: 150 with 15,000.00 m² pass, 149 fail', () => {
    expect([vote('ownersSpecial', 200, 150).passed, vote('ownersSpecial', 200, 149).passed]).toEqual([
      true,
      false,
    ])
    expect(areaText(flats(150).area)).toBe('15,000.00')
  })

  test('area and heads must both be there: for the quorum and for the approval', () => {
    const big = { heads: 199, area: flats(250).area }
    expect(quorumOf('ownersOrdinary', due, big).met).toBe(false)
    expect(quorumOf('ownersOrdinary', due, { heads: 250, area: flats(199).area }).met).toBe(false)
    const present = flats(200)
    const yes = { heads: 100, area: flats(160).area }
    expect(decide('ownersOrdinary', { due, present, yes, no: flats(40) }).passed).toBe(false)
    expect(
      decide('ownersSpecial', { due, present, yes: { heads: 160, area: flats(149).area }, no: flats(0) })
        .passed,
    ).toBe(false)
  })

  test('the share is of those who take part, abstentions included', () => {
    expect(vote('ownersOrdinary', 300, 150, 0).passed).toBe(false)
    expect(vote('ownersOrdinary', 300, 151, 0).passed).toBe(true)
  })

  test('⑥ ⑦ ⑧ need three quarters, the others half', () => {
    const special = OWNER_MATTERS.filter((matter) => matter.rule === 'ownersSpecial').map(
      (matter) => matter.id,
    )
    expect(special).toEqual([6, 7, 8])
    expect(OWNER_MATTERS.map((matter) => matter.id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9])
  })
})

describe('四议两公开 (DOMAIN §2)', () => {
  const meet = (rule: DecisionRuleId, due: number, present: number, yes: number) =>
    decide(rule, { due: people(due), present: people(present), yes: people(yes), no: people(present - yes) })

  test('of 45 members at least 30 present, and 23 agree', () => {
    expect(meet('partyMembers', 45, 30, 23)).toMatchObject({ quorum: true, passed: true })
    expect(meet('partyMembers', 45, 29, 29)).toMatchObject({ quorum: false, passed: false })
    expect(meet('partyMembers', 45, 30, 22)).toMatchObject({ quorum: true, passed: false })
    expect([
      fewest({ numerator: 2, denominator: 3, strict: false }, 45),
      fewest({ numerator: 1, denominator: 2, strict: false }, 45),
    ]).toEqual([30, 23])
  })

  test('of 60 representatives at least 40 present, and 21 of 40 agree', () => {
    expect(meet('representatives', 60, 40, 21)).toMatchObject({ quorum: true, passed: true })
    expect(meet('representatives', 60, 39, 39)).toMatchObject({ quorum: false, passed: false })
    expect(meet('representatives', 60, 40, 20)).toMatchObject({ quorum: true, passed: false })
    expect([
      fewest({ numerator: 2, denominator: 3, strict: false }, 60),
      fewest({ numerator: 1, denominator: 2, strict: true }, 40),
    ]).toEqual([40, 21])
  })

  test('half of the members for and half against is a tie and does not pass', () => {
    expect(meet('partyMembers', 46, 46, 23).passed).toBe(false)
  })

  test('fewer than a third women is a warning', () => {
    expect([fewWomen(19, 60), fewWomen(20, 60), fewWomen(0, 1)]).toEqual([true, false, true])
  })
})

describe('households and residents', () => {
  test('two thirds of the households, more than half of the adults, and more than half of those present', () => {
    const meet = (rule: DecisionRuleId, due: number, present: number, yes: number) =>
      decide(rule, {
        due: people(due),
        present: people(present),
        yes: people(yes),
        no: people(present - yes),
      }).passed
    expect([
      meet('households', 90, 60, 31),
      meet('households', 90, 59, 59),
      meet('households', 90, 60, 30),
    ]).toEqual([true, false, false])
    expect([
      meet('villagers', 100, 51, 26),
      meet('villagers', 100, 50, 50),
      meet('residents', 100, 51, 25),
    ]).toEqual([true, false, false])
  })
})

describe('every rule', () => {
  const weight = (max: number) => fc.record({ heads: fc.nat(max), area: fc.nat(max * 10_000) })
  const attendance = fc
    .tuple(weight(50), weight(50), weight(50), weight(50))
    .map(([yes, no, abstain, away]) => {
      const sum = (...parts: Weight[]) => ({
        heads: parts.reduce((total, one) => total + one.heads, 0),
        area: parts.reduce((total, one) => total + one.area, 0),
      })
      return { yes, no, present: sum(yes, no, abstain), due: sum(yes, no, abstain, away) }
    })
  const rule = fc.constantFrom(...DECISION_RULE_IDS)

  test('does not pass as many yes as no', () => {
    fc.assert(
      fc.property(rule, weight(50), (id, side) => {
        const present = { heads: 2 * side.heads, area: 2 * side.area }
        expect(decide(id, { due: present, present, yes: side, no: side }).passed).toBe(false)
      }),
    )
  })

  test('passes only what enough came for, and shows arithmetic that holds and can be read', () => {
    fc.assert(
      fc.property(rule, attendance, (id, given) => {
        const decision = decide(id, given)
        expect(decision.passed && !decision.quorum).toBe(false)
        expect(decision.steps.every(stepHolds)).toBe(true)
        expect(decision.passed).toBe(decision.steps.every((step) => step.kind === 'threshold' && step.holds))
        expect(decision.steps.map(stepText).join().length).toBeGreaterThan(10)
      }),
    )
  })

  test('one who changes from no to yes never turns a pass into a failure', () => {
    fc.assert(
      fc.property(rule, attendance, (id, given) => {
        fc.pre(given.no.heads > 0 && decide(id, given).passed)
        const yes = { heads: given.yes.heads + 1, area: given.yes.area + given.no.area }
        const no = { heads: given.no.heads - 1, area: 0 }
        expect(decide(id, { ...given, yes, no }).passed).toBe(true)
      }),
    )
  })

  test('an elected one needs the rule’s share; where the most votes are enough he does not', () => {
    const whole = { due: flats(300), present: flats(200) }
    expect(electable('ownersOrdinary', '王', flats(100), whole).met).toBe(false)
    expect(electable('ownersOrdinary', '王', flats(101), whole).met).toBe(true)
    expect(electable('plain', '王', flats(1), whole)).toEqual({ met: true, steps: [] })
  })
})

describe('a step', () => {
  test('reads as the sum it is', () => {
    const { steps } = decide('ownersSpecial', {
      due: flats(300),
      present: flats(200),
      yes: flats(149),
      no: flats(51),
    })
    expect(steps.map(stepText)).toEqual([
      '参加人数：200 × 3 ≥ 300 × 2，达到',
      '参加面积：20,000.00 平方米 × 3 ≥ 30,000.00 平方米 × 2，达到',
      '赞成人数：149 × 4 < 200 × 3，未达到',
      '赞成面积：14,900.00 平方米 × 4 < 20,000.00 平方米 × 3，未达到',
    ])
  })

  test('that was changed does not hold', () => {
    const [step] = decide('plain', {
      due: people(9),
      present: people(9),
      yes: people(5),
      no: people(4),
    }).steps
    if (step?.kind !== 'threshold') throw new Error('a threshold was expected')
    for (const wrong of [{ part: 6 }, { left: 11 }, { right: 8 }, { holds: false }]) {
      expect(stepHolds({ ...step, ...wrong })).toBe(false)
    }
  })

  test('stays exact at the limits: a million flats of 10,000,000.00 m²', () => {
    const most = { heads: 1_000_000, area: 1_000_000 * 1_000_000_000 }
    const enough = { heads: 750_000, area: most.area * 0.75 }
    const due = { due: most, present: most, no: people(0) }
    expect(decide('ownersSpecial', { ...due, yes: enough }).passed).toBe(true)
    expect(decide('ownersSpecial', { ...due, yes: { ...enough, area: enough.area - 1 } }).passed).toBe(false)
  })
})
