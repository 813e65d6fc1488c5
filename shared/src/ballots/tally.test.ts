import fc from 'fast-check'
import type { Ballot, BallotRules, CastBallot, Choice } from './ballot'
import { canonicalJson } from './canonical'
import { compareProducts, compareShares } from './exact'
import { commitmentOf, drawLots, seedOf, ticketOf } from './lot'
import { type ResultTerms, resultOf } from './result'
import { stepHolds, stepText } from './steps'
import { Tally } from './tally'

const ids = ['a', 'b', 'c', 'd']
const ballot = (rules: BallotRules, options = ids): Ballot => ({
  ...{ id: 'x', rules, blankAllowed: true },
  options: rules.kind === 'yesNo' ? [] : options.map((id) => ({ id, title: `候选${id}`, cost: 100 })),
})
const cast = (choice: Choice, heads = 1, area = 0): CastBallot => ({ choice, heads, area })
const terms: ResultTerms = { due: { heads: 100, area: 0 }, rule: 'plain', countBy: 'heads', seed: 'seed' }

function count(given: Ballot, ballots: readonly CastBallot[], more: Partial<ResultTerms> = {}) {
  const tally = new Tally(given)
  for (const one of ballots) tally.add(one)
  const counts = tally.counts()
  return { counts, ...resultOf(given, counts, tally.rankings.counts(), { ...terms, ...more }) }
}
const single = (...votes: [string | null, number, number?][]) =>
  votes.flatMap(([option, times, area = 0]) =>
    Array.from({ length: times }, () => cast({ kind: 'single', option }, 1, area)),
  )

describe('a question', () => {
  const answers = (yes: number, no: number, abstain = 0) =>
    (['yes', 'no', 'abstain'] as const).flatMap((answer, i) =>
      Array.from({ length: [yes, no, abstain][i]! }, () => cast({ kind: 'yesNo', answer }, 1, 10_000)),
    )

  test('as many yes as no: not passed', () => {
    const asked = ballot({ kind: 'yesNo' })
    expect([count(asked, answers(3, 3, 5)).passed, count(asked, answers(4, 3, 5)).passed]).toEqual([
      false,
      true,
    ])
    expect(count(asked, []).passed).toBe(false)
  })

  test('of owners: counted by heads and area, with the sums', () => {
    const due = { heads: 300, area: 3_000_000 }
    const result = count(ballot({ kind: 'yesNo' }), answers(150, 40, 10), { due, rule: 'ownersSpecial' })
    expect(result).toMatchObject({ quorum: true, passed: true, winners: [] })
    expect(result.steps.map(stepText).slice(0, 2)).toEqual([
      '参加人数：赞成 150 + 反对 40 + 弃权 10 = 200',
      '参加面积：赞成 15,000.00 平方米 + 反对 4,000.00 平方米 + 弃权 1,000.00 平方米 = 20,000.00 平方米',
    ])
  })
})

describe('an election', () => {
  test('most votes win; blanks take part and choose nobody', () => {
    const result = count(
      ballot({ kind: 'single', seats: 2 }),
      single(['a', 1], ['b', 3], ['c', 2], [null, 4]),
    )
    expect(result.winners).toEqual(['b', 'c'])
    expect(result.counts).toMatchObject({ ballots: 10, present: { heads: 10 }, blank: { heads: 4 } })
  })

  test('whom nobody chose gets no seat', () => {
    expect(count(ballot({ kind: 'single', seats: 3 }), single(['a', 1])).winners).toEqual(['a'])
  })

  test('without quorum nobody is elected', () => {
    const due = { heads: 300, area: 0 }
    const given = single(['a', 150])
    expect(count(ballot({ kind: 'single' }), given, { rule: 'residents', due })).toMatchObject({
      quorum: false,
      winners: [],
    })
    const enough = count(ballot({ kind: 'single' }), [...given, ...single(['b', 1])], {
      rule: 'residents',
      due,
    })
    expect(enough).toMatchObject({ quorum: true, winners: ['a'] })
  })

  test('by owners: only who has more than half of heads and area', () => {
    const votes = single(['a', 110, 10_000], ['b', 90, 10_000])
    const due = { heads: 300, area: 3_000_000 }
    const rule = { due, rule: 'ownersOrdinary' as const }
    expect(count(ballot({ kind: 'single', seats: 2 }), votes, rule).winners).toEqual(['a'])
  })

  test('by points: the sum of points times heads', () => {
    const scores = (...list: [string, number][]) =>
      cast({ kind: 'score', scores: list.map(([option, score]) => ({ option, score })) })
    const result = count(ballot({ kind: 'score', max: 5 }), [
      scores(['a', 5]),
      scores(['b', 3]),
      scores(['b', 3], ['a', 0]),
    ])
    expect(result.winners).toEqual(['b'])
    expect(result.counts.options.map((option) => option.points)).toEqual([5, 6, 0, 0])
  })
})

describe('a tie for a seat (DOMAIN §3: sum of shares, area, lot)', () => {
  const vote = (votes: CastBallot[], more: Partial<ResultTerms> = {}) =>
    count(ballot({ kind: 'single' }), votes, more)

  test('equal heads: the larger sum of shares wins', () => {
    const result = vote(single(['a', 2, 5_000], ['b', 2, 6_000]))
    expect(result.winners).toEqual(['b'])
    expect(result.steps.find((step) => step.kind === 'tie')).toMatchObject({
      by: 'shares',
      order: ['b', 'a'],
    })
  })

  test('counted by area, equal areas: more heads have the larger sum of shares', () => {
    const result = vote(single(['a', 1, 6_000], ['b', 2, 3_000]), { countBy: 'area' })
    expect(result.winners).toEqual(['b'])
    expect(result.steps.find((step) => step.kind === 'tie')).toMatchObject({ by: 'shares' })
  })

  test('equal points and equal sums of shares: the larger area wins', () => {
    // 1/4 + 30/40 = 3/4 + 10/40, and both have 3 points.
    const score = (option: string, points: number, area: number) =>
      cast({ kind: 'score', scores: [{ option, score: points }] }, 1, area)
    const votes = [score('a', 3, 30), ...[4, 3, 3].map((area) => score('b', 1, area))]
    const result = count(ballot({ kind: 'score', max: 5 }), votes)
    expect(result.winners).toEqual(['a'])
    expect(result.steps.find((step) => step.kind === 'tie')).toMatchObject({ by: 'area', order: ['a', 'b'] })
  })

  test('all equal: a lot that anybody can draw again', () => {
    const tied = single(['a', 2, 10], ['b', 2, 10], ['c', 2, 10])
    const drawn = [...['a', 'b', 'c']].sort((x, y) => (ticketOf('seed', x) < ticketOf('seed', y) ? -1 : 1))
    expect(vote(tied).winners).toEqual([drawn[0]])
    const step = vote(tied).steps.find((one) => one.kind === 'tie')
    expect(step).toMatchObject({ by: 'lot', order: drawn })
    const winners = new Set(Array.from({ length: 40 }, (_, i) => vote(tied, { seed: `${i}` }).winners[0]))
    expect([...winners].sort()).toEqual(['a', 'b', 'c'])
  })

  test('a tie that decides nothing is left alone', () => {
    const tied = single(['a', 2], ['b', 2], ['c', 1], ['d', 1])
    expect(count(ballot({ kind: 'single', seats: 2 }), tied).steps.some((step) => step.kind === 'tie')).toBe(
      false,
    )
  })

  test('a lot does not ask in which order the candidates were named', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 2 }),
        fc.string(),
        (names, seed) => {
          expect(drawLots(seed, names)).toEqual(drawLots(seed, [...names].reverse()))
        },
      ),
    )
  })

  test('the seed holds the secret and the ballots, and the commitment binds the secret', () => {
    expect(seedOf('s', 'h')).not.toBe(seedOf('s', 'i'))
    expect(seedOf('s', 'h')).not.toBe(seedOf('t', 'h'))
    expect(commitmentOf('s')).not.toBe(commitmentOf('t'))
    expect(ticketOf('seed', 'a')).toBe('1095c393f458a5c2aefb7da1995dfebc4e621f979e297fe23bce4c9aa65f54e6')
  })
})

describe('an instant run-off', () => {
  const ranked = (ranking: string, times: number, area = 0): CastBallot[] =>
    Array.from({ length: times }, () => cast({ kind: 'ranked', ranking: [...ranking] }, 1, area))
  const run = (...piles: CastBallot[][]) => count(ballot({ kind: 'ranked' }), piles.flat())

  test('more than half at once wins in the first round', () => {
    const result = run(ranked('ab', 5), ranked('b', 4))
    expect(result).toMatchObject({ winners: ['a'], rounds: [{ eliminated: null }] })
  })

  test('the last goes, and his ballots count for the next who is still in', () => {
    const result = run(ranked('a', 8), ranked('bca', 7), ranked('cdb', 4), ranked('dcb', 2))
    expect(result.rounds!.map((round) => round.eliminated)).toEqual(['d', 'c', null])
    expect(result.winners).toEqual(['b'])
    expect(result.rounds![2]!.votes).toEqual([
      { id: 'a', weight: { heads: 8, area: 0 } },
      { id: 'b', weight: { heads: 13, area: 0 } },
    ])
  })

  test('half of what still counts is not enough; ballots that rank nobody else are exhausted', () => {
    const result = run(ranked('a', 4), ranked('b', 3), ranked('cb', 1), ranked('d', 1))
    const two = result.rounds!.find((round) => round.votes.length === 2)!
    expect(two).toMatchObject({
      exhausted: { heads: 1 },
      votes: [{ weight: { heads: 4 } }, { weight: { heads: 4 } }],
    })
    expect(two.eliminated).not.toBeNull()
    expect(result.winners).toHaveLength(1)
  })

  test('a tie for the last place: who had fewer votes in an earlier round goes', () => {
    // Round 1: a 5, b 4, c 3, d 1; d's ballot goes to c: b 4, c 4. In round 1 c had fewer.
    const result = run(ranked('a', 5), ranked('ba', 4), ranked('cb', 3), ranked('dc', 1))
    expect(result.rounds!.map((round) => round.eliminated)).toEqual(['d', 'c', null])
    expect(result.steps.find((step) => step.kind === 'tie')).toMatchObject({
      by: 'earlier',
      order: ['b', 'c'],
    })
  })

  test('blank rankings take part and elect nobody', () => {
    expect(run(ranked('', 3))).toMatchObject({ winners: [], counts: { blank: { heads: 3 } } })
  })

  test('elects whoever beats the other when there are two', () => {
    const rankings = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'ab', 'ba'), fc.integer({ min: 1, max: 3 })))
    fc.assert(
      fc.property(rankings, (piles) => {
        const votes = (first: string) =>
          piles.reduce((sum, [rank, n]) => sum + (rank.startsWith(first) ? n : 0), 0)
        fc.pre(votes('a') !== votes('b'))
        const two = ballot({ kind: 'ranked' }, ['a', 'b'])
        const result = count(
          two,
          piles.flatMap(([rank, n]) => ranked(rank, n)),
        )
        expect(result.winners).toEqual([votes('a') > votes('b') ? 'a' : 'b'])
      }),
    )
  })

  test('agrees with a count that looks at every ballot again in every round', () => {
    const pile = fc.tuple(fc.shuffledSubarray(ids, { minLength: 1 }), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(fc.array(pile, { minLength: 1, maxLength: 12 }), (piles) => {
        const result = run(...piles.map(([ranking, n]) => ranked(ranking.join(''), n)))
        let standing = [...ids]
        for (const round of result.rounds!) {
          const votes = standing.map((id) => ({
            id,
            heads: piles.reduce(
              (sum, [r, n]) => sum + (r.find((x) => standing.includes(x)) === id ? n : 0),
              0,
            ),
          }))
          expect(round.votes.map(({ id, weight }) => ({ id, heads: weight.heads }))).toEqual(votes)
          if (round.eliminated === null) break
          const fewest = Math.min(...votes.map((one) => one.heads))
          expect(votes.find((one) => one.id === round.eliminated)!.heads).toBe(fewest)
          standing = standing.filter((id) => id !== round.eliminated)
        }
        expect(result.winners).toHaveLength(1)
      }),
    )
  })
})

describe('every kind', () => {
  const scores = fc
    .shuffledSubarray(ids)
    .chain((list) =>
      fc.tuple(
        ...list.map((option) =>
          fc.record({ option: fc.constant(option), score: fc.integer({ min: 1, max: 5 }) }),
        ),
      ),
    )
  const choices: Record<string, [BallotRules, fc.Arbitrary<Choice>]> = {
    yesNo: [
      { kind: 'yesNo' },
      fc.record({
        kind: fc.constant('yesNo' as const),
        answer: fc.constantFrom('yes' as const, 'no' as const, 'abstain' as const),
      }),
    ],
    single: [
      { kind: 'single', seats: 2 },
      fc.record({ kind: fc.constant('single' as const), option: fc.constantFrom(...ids, null) }),
    ],
    multiple: [
      { kind: 'multiple', max: 4, seats: 2 },
      fc.record({ kind: fc.constant('multiple' as const), options: fc.subarray(ids) }),
    ],
    ranked: [
      { kind: 'ranked' },
      fc.record({ kind: fc.constant('ranked' as const), ranking: fc.shuffledSubarray(ids) }),
    ],
    score: [{ kind: 'score', max: 5 }, fc.record({ kind: fc.constant('score' as const), scores })],
    budget: [
      { kind: 'budget', budget: 400, by: 'approval' },
      fc.record({ kind: fc.constant('budget' as const), options: fc.subarray(ids) }),
    ],
  }

  test.each(Object.keys(choices))(
    '%s: equal ballots in any order give an equal result, to the byte',
    (kind) => {
      const [rules, choice] = choices[kind]!
      const casts = fc.array(fc.record({ choice, heads: fc.constant(1), area: fc.nat(20_000) }), {
        maxLength: 30,
      })
      fc.assert(
        fc.property(
          casts.chain((list) =>
            fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
          ),
          ([list, shuffled]) => {
            const one = count(ballot(rules), list)
            expect(canonicalJson(one)).toBe(canonicalJson(count(ballot(rules), shuffled)))
            expect(one.steps.every(stepHolds)).toBe(true)
            expect(one.counts).toMatchObject({ ballots: list.length, present: { heads: list.length } })
          },
        ),
      )
    },
  )

  test('one line for many equal ballots counts as the ballots themselves', () => {
    const [, choice] = choices.single!
    fc.assert(
      fc.property(choice, fc.integer({ min: 1, max: 50 }), (one, n) => {
        const many = Array.from({ length: n }, () => cast(one, 1, 300))
        const line = { ...cast(one, n, 300 * n), ballots: n }
        expect(count(ballot({ kind: 'single' }), [line])).toEqual(count(ballot({ kind: 'single' }), many))
      }),
    )
  })

  test('a tally never guesses: what is not of this vote is an error', () => {
    const tally = new Tally(ballot({ kind: 'single' }))
    const wrong: CastBallot[] = [
      cast({ kind: 'single', option: 'z' }),
      cast({ kind: 'yesNo', answer: 'yes' }),
      cast({ kind: 'single', option: 'a' }, 0.5),
      cast({ kind: 'single', option: 'a' }, 1, -1),
      cast({ kind: 'single', option: 'a' }, 1, 2 ** 53),
    ]
    for (const one of wrong) expect(() => tally.add(one)).toThrow(RangeError)
    expect(tally.counts()).toMatchObject({ ballots: 0, present: { heads: 0, area: 0 } })
  })
})

describe('exact comparison', () => {
  test('of products beyond 2^53 is that of big integers', () => {
    const factor = fc.oneof(fc.integer({ min: 0, max: 2 ** 50 }), fc.constantFrom(0, 1, 2 ** 25, 2 ** 50))
    fc.assert(
      fc.property(factor, factor, factor, factor, (a, b, c, d) => {
        const difference = BigInt(a) * BigInt(b) - BigInt(c) * BigInt(d)
        expect(Math.sign(compareProducts(a, b, c, d))).toBe(Number(difference > 0n) - Number(difference < 0n))
      }),
    )
    expect(() => compareProducts(2 ** 51, 1, 1, 1)).toThrow(RangeError)
  })

  test('of sums of shares is that of fractions', () => {
    const part = fc.record({ heads: fc.nat(1_000_000), area: fc.integer({ min: 0, max: 10 ** 15 }) })
    const whole = { heads: 1_000_000, area: 10 ** 15 }
    fc.assert(
      fc.property(part, part, (one, other) => {
        const sum = (w: typeof one) =>
          BigInt(w.heads) * BigInt(whole.area) + BigInt(w.area) * BigInt(whole.heads)
        const difference = sum(one) - sum(other)
        expect(Math.sign(compareShares(one, other, whole))).toBe(
          Number(difference > 0n) - Number(difference < 0n),
        )
      }),
    )
  })
})
