import fc from 'fast-check'
import type { Ballot, BallotOption, BallotRules, Choice } from './ballot'
import { canonicalJson } from './canonical'
import { checkBallot, checkChoice, isBlank } from './check'

const options: BallotOption[] = ['a', 'b', 'c'].map((id, i) => ({ id, title: id, cost: (i + 1) * 100 }))
const ballot = (rules: BallotRules, blankAllowed = false): Ballot => ({
  ...{ id: 'x', rules, blankAllowed },
  options: rules.kind === 'yesNo' ? [] : options,
})
const kinds: Record<string, Ballot> = {
  yesNo: ballot({ kind: 'yesNo' }),
  single: ballot({ kind: 'single' }),
  multiple: ballot({ kind: 'multiple', max: 2 }),
  ranked: ballot({ kind: 'ranked' }),
  short: ballot({ kind: 'ranked', max: 2 }),
  score: ballot({ kind: 'score', max: 5 }),
  budget: ballot({ kind: 'budget', budget: 400, by: 'approval' }),
  points: ballot({ kind: 'budget', budget: 400, by: 'score', max: 5 }),
}
const scores = (...list: [string, number][]) => list.map(([option, score]) => ({ option, score }))

describe('a choice is refused by name', () => {
  test.each<[kind: string, choice: Choice, code: string, option?: string]>([
    ['yesNo', { kind: 'single', option: 'a' }, 'CHOICE_KIND'],
    ['yesNo', { kind: 'yesNo', answer: 'maybe' as 'yes' }, 'CHOICE_KIND'],
    ['single', { kind: 'single', option: 'z' }, 'CHOICE_OPTION_UNKNOWN', 'z'],
    ['single', { kind: 'single', option: null }, 'CHOICE_BLANK'],
    ['multiple', { kind: 'multiple', options: ['a', 'b', 'c'] }, 'CHOICE_TOO_MANY'],
    ['multiple', { kind: 'multiple', options: ['a', 'a'] }, 'CHOICE_OPTION_TWICE', 'a'],
    ['multiple', { kind: 'multiple', options: ['a', '__proto__'] }, 'CHOICE_OPTION_UNKNOWN', '__proto__'],
    ['multiple', { kind: 'multiple', options: [] }, 'CHOICE_BLANK'],
    ['ranked', { kind: 'ranked', ranking: ['b', 'b'] }, 'CHOICE_OPTION_TWICE', 'b'],
    ['ranked', { kind: 'ranked', ranking: [] }, 'CHOICE_BLANK'],
    ['short', { kind: 'ranked', ranking: ['a', 'b', 'c'] }, 'CHOICE_TOO_MANY'],
    ['score', { kind: 'score', scores: scores(['a', 6]) }, 'CHOICE_SCORE_RANGE', 'a'],
    ['score', { kind: 'score', scores: scores(['a', -1]) }, 'CHOICE_SCORE_RANGE', 'a'],
    ['score', { kind: 'score', scores: scores(['a', 1.5]) }, 'CHOICE_SCORE_RANGE', 'a'],
    ['score', { kind: 'score', scores: scores(['a', 1], ['a', 2]) }, 'CHOICE_OPTION_TWICE', 'a'],
    ['score', { kind: 'score', scores: scores(['z', 1]) }, 'CHOICE_OPTION_UNKNOWN', 'z'],
    ['score', { kind: 'score', scores: scores(['a', 0]) }, 'CHOICE_BLANK'],
    ['budget', { kind: 'budget', options: ['b', 'c'] }, 'CHOICE_OVER_BUDGET'],
    ['budget', { kind: 'budget', options: [] }, 'CHOICE_BLANK'],
    ['budget', { kind: 'budget', scores: scores(['a', 1]) }, 'CHOICE_KIND'],
    ['points', { kind: 'budget', options: ['a'] }, 'CHOICE_KIND'],
    ['points', { kind: 'budget', scores: scores(['a', 6]) }, 'CHOICE_SCORE_RANGE', 'a'],
  ])('%s %j: %s', (...[kind, choice, code, option]) => {
    expect(checkChoice(kinds[kind]!, choice)).toEqual({ ok: false, code, ...(option && { option }) })
  })
})

describe('a valid choice', () => {
  test('costs may reach the budget exactly', () => {
    expect(checkChoice(kinds.budget!, { kind: 'budget', options: ['c', 'a'] })).toEqual({
      ok: true,
      choice: { kind: 'budget', options: ['a', 'c'] },
    })
  })

  test('scores by project may sum beyond the budget: they say how useful, not what to buy', () => {
    const all = { kind: 'budget' as const, scores: scores(['a', 5], ['b', 5], ['c', 5]) }
    expect(checkChoice(kinds.points!, all).ok).toBe(true)
  })

  test('a blank one is valid where the ballot says so, and is known as blank', () => {
    const blank: [BallotRules, Choice][] = [
      [{ kind: 'single' }, { kind: 'single', option: null }],
      [
        { kind: 'multiple', max: 2 },
        { kind: 'multiple', options: [] },
      ],
      [{ kind: 'ranked' }, { kind: 'ranked', ranking: [] }],
      [
        { kind: 'score', max: 5 },
        { kind: 'score', scores: scores(['a', 0]) },
      ],
      [
        { kind: 'budget', budget: 400, by: 'approval' },
        { kind: 'budget', options: [] },
      ],
    ]
    for (const [rules, choice] of blank) {
      const checked = checkChoice(ballot(rules, true), choice)
      expect(checked.ok && isBlank(checked.choice)).toBe(true)
    }
    expect(isBlank({ kind: 'yesNo', answer: 'abstain' })).toBe(false)
  })

  test('ticked in another order it is the same ballot; ranked in another order it is another', () => {
    const subset = fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 1, maxLength: 2 })
    const canonical = (given: Ballot, choice: Choice) => {
      const checked = checkChoice(given, choice)
      return checked.ok ? canonicalJson(checked.choice) : checked.code
    }
    fc.assert(
      fc.property(subset, (ids) => {
        const reversed = [...ids].reverse()
        const multiple = (list: string[]) => canonical(kinds.multiple!, { kind: 'multiple', options: list })
        expect(multiple(ids)).toBe(multiple(reversed))
        const ranked = (list: string[]) => canonical(kinds.ranked!, { kind: 'ranked', ranking: list })
        expect(ranked(ids) === ranked(reversed)).toBe(ids.length === 1)
      }),
    )
  })

  test('checking the canonical form changes nothing', () => {
    const given = fc.array(fc.record({ option: fc.constantFrom('a', 'b', 'c'), score: fc.nat(6) }))
    fc.assert(
      fc.property(given, (list) => {
        const once = checkChoice(kinds.score!, { kind: 'score', scores: list })
        if (once.ok) expect(checkChoice(kinds.score!, once.choice)).toEqual(once)
      }),
    )
  })
})

describe('a ballot that can open', () => {
  test('the kinds above can', () => {
    for (const one of Object.values(kinds)) expect(checkBallot(one)).toBeNull()
  })

  test.each<[string, Pick<Ballot, 'rules' | 'options'>, string]>([
    ['a question with options', { rules: { kind: 'yesNo' }, options }, 'BALLOT_OPTIONS'],
    ['one option', { rules: { kind: 'single' }, options: options.slice(1, 2) }, 'BALLOT_OPTIONS'],
    ['no project', { rules: { kind: 'budget', budget: 1, by: 'approval' }, options: [] }, 'BALLOT_OPTIONS'],
    ['equal ids', { rules: { kind: 'single' }, options: [options[0]!, options[0]!] }, 'BALLOT_OPTION_TWICE'],
    ['as many seats as candidates', { rules: { kind: 'single', seats: 3 }, options }, 'BALLOT_NUMBER'],
    ['half a seat', { rules: { kind: 'single', seats: 0.5 }, options }, 'BALLOT_NUMBER'],
    ['no vote at all', { rules: { kind: 'multiple', max: 0 }, options }, 'BALLOT_NUMBER'],
    ['too many ranks', { rules: { kind: 'ranked', max: 4 }, options }, 'BALLOT_NUMBER'],
    ['too high a score', { rules: { kind: 'score', max: 101 }, options }, 'BALLOT_NUMBER'],
    ['no budget', { rules: { kind: 'budget', budget: 0, by: 'approval' }, options }, 'BALLOT_NUMBER'],
    ['a dear project', { rules: { kind: 'budget', budget: 299, by: 'approval' }, options }, 'BALLOT_COST'],
  ])('%s cannot', (_, given, error) => {
    expect(checkBallot(given)).toBe(error)
  })
})

describe('canonical JSON', () => {
  test('has one spelling, whatever the order of members', () => {
    expect(canonicalJson({ b: [1, null, 'é"'], a: { z: true, y: undefined }, c: -0 })).toBe(
      '{"a":{"z":true},"b":[1,null,"é\\""],"c":0}',
    )
  })

  test('holds integers only', () => {
    for (const wrong of [0.1, Number.NaN, 2 ** 53, () => 1, undefined]) {
      expect(() => canonicalJson({ wrong: [wrong] })).toThrow(TypeError)
    }
  })

  test('reads back as what it was', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const whole = JSON.parse(JSON.stringify(value), (_, one) =>
          typeof one === 'number' ? Math.trunc(one % 1e9) : one,
        )
        expect(JSON.parse(canonicalJson(whole))).toEqual(JSON.parse(JSON.stringify(whole)))
      }),
    )
  })
})
