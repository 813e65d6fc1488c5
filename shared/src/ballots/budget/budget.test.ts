import fc from 'fast-check'
import type { Ballot, CastBallot } from '../ballot'
import { canonicalJson } from '../canonical'
import { Tally } from '../tally'
import { equalShares, withCompletion } from './equal-shares'
import { fillGreedily, tieOrder } from './greedy'
import type { Utility } from './outcome'
import { pabutools } from './pabutools.fixture'
import { spendBudget, stepOf } from './spend'
import { BudgetBallots, type BudgetVotes } from './votes'

interface Instance {
  budget: number
  costs: readonly number[]
  /** Per voter: project positions and points. */
  ballots: readonly (readonly (readonly [project: number, score: number])[])[]
}

const name = (p: number) => `p${String(p).padStart(3, '0')}`
const ballotOf = ({ budget, costs }: Instance): Ballot => ({
  ...{ id: 'x', rules: { kind: 'budget', budget, by: 'score', max: 100 }, blankAllowed: true },
  options: costs.map((cost, p) => ({ id: name(p), title: name(p), cost })),
})
const castOf = (ballot: readonly (readonly [number, number])[], areaId?: string): CastBallot => ({
  choice: { kind: 'budget', scores: ballot.map(([p, score]) => ({ option: name(p), score })) },
  ...{ heads: 1, area: 0 },
  ...(areaId && { areaId }),
})

function votesOf(
  instance: Instance,
  areaOf: (voter: number) => string | undefined = () => undefined,
): BudgetVotes {
  const ballots = new BudgetBallots()
  const tally = new Tally(ballotOf(instance), ballots)
  instance.ballots.forEach((ballot, voter) => {
    tally.add(castOf(ballot, areaOf(voter)))
  })
  return ballots.votes(ballotOf(instance))
}
const byName = (votes: BudgetVotes) => votes.projects.map((_, p) => p)

/** Fractions of big integers, written for clearness only: what the product must agree with. */
function plainEqualShares({ budget, costs, ballots }: Instance, utility: Utility, extra = 0): number[] {
  type Fraction = readonly [bigint, bigint]
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b))
  const of = (n: bigint, d = 1n): Fraction => {
    const g = gcd(n, d) || 1n
    return [n / g, d / g]
  }
  const minus = ([a, b]: Fraction, [c, d]: Fraction) => of(a * d - c * b, b * d)
  const less = ([a, b]: Fraction, [c, d]: Fraction) => a * d < c * b
  const times = ([a, b]: Fraction, n: number) => of(a * BigInt(n), b)
  const purses = ballots.map(() => of(BigInt(budget + extra * ballots.length), BigInt(ballots.length)))
  const score = (voter: number, p: number) => ballots[voter]!.find(([project]) => project === p)?.[1] ?? 0
  const priceOf = (p: number): Fraction | null => {
    let rich = ballots.flatMap((_, v) => (score(v, p) > 0 ? [v] : []))
    let missing = of(BigInt(costs[p]!))
    while (rich.length > 0) {
      const points = rich.reduce((sum, v) => sum + score(v, p), 0)
      const price = of(missing[0], missing[1] * BigInt(points))
      const poor = rich.filter((v) => less(purses[v]!, times(price, score(v, p))))
      if (poor.length === 0) return price
      for (const v of poor) missing = minus(missing, purses[v]!)
      rich = rich.filter((v) => !poor.includes(v))
    }
    return null
  }
  const bought: number[] = []
  for (;;) {
    let best: { p: number; price: Fraction; rate: Fraction } | null = null
    for (let p = 0; p < costs.length; p++) {
      const price = bought.includes(p) ? null : priceOf(p)
      if (!price) continue
      const rate = utility === 'cost' ? of(price[0], price[1] * BigInt(costs[p]!)) : price
      if (!best || less(rate, best.rate)) best = { p, price, rate }
    }
    if (!best) return bought
    const { p, price } = best
    bought.push(p)
    ballots.forEach((_, v) => {
      const due = times(price, score(v, p))
      purses[v] = less(purses[v]!, due) ? of(0n) : minus(purses[v]!, due)
    })
  }
}

/** Small numbers, so that ties, purses that are spent to the last, and equal prices are frequent. */
const instances = (maxScore: number) =>
  fc.integer({ min: 1, max: 6 }).chain((count) =>
    fc.record({
      costs: fc.array(fc.integer({ min: 1, max: 12 }), { minLength: count, maxLength: count }),
      budget: fc.integer({ min: 12, max: 40 }),
      ballots: fc.array(
        fc
          .subarray(Array.from({ length: count }, (_, p) => p))
          .chain((list) =>
            fc.tuple(...list.map((p) => fc.tuple(fc.constant(p), fc.integer({ min: 1, max: maxScore })))),
          ),
        { minLength: 1, maxLength: 9 },
      ),
    }),
  )

describe('the Method of Equal Shares', () => {
  test.each<[Utility, number]>([
    ['cost', 1],
    ['cardinality', 1],
    ['cost', 4],
    ['cardinality', 4],
  ])('with utility %s and up to %d points is what plain fractions give', (utility, maxScore) => {
    fc.assert(
      fc.property(instances(maxScore), fc.nat(4), (instance, extra) => {
        const votes = votesOf(instance)
        expect(equalShares(votes, utility, byName(votes), extra)).toEqual(
          plainEqualShares(instance, utility, extra),
        )
      }),
      { numRuns: 100 },
    )
  })

  test.each(pabutools.map((one, i) => [i, one] as const))(
    'buys what pabutools buys: instance %d',
    (_, one) => {
      const instance = { ...one, ballots: one.ballots.map((list) => list.map((p) => [p, 1] as const)) }
      const votes = votesOf(instance)
      const order = byName(votes)
      const sorted = (list: readonly number[]) => [...list].sort((a, b) => a - b)
      for (const utility of ['cost', 'cardinality'] as const) {
        expect(sorted(equalShares(votes, utility, order))).toEqual(one[utility])
        expect(sorted(withCompletion(votes, utility, order, 1).bought)).toEqual(one[`${utility}Add1`])
      }
    },
  )

  test('a group with a third of the voters gets a third of the money, where greedy gives it nothing', () => {
    const costs = [30, 30, 30, 30, 30, 30]
    const most = Array.from({ length: 6 }, () => [0, 1, 2].map((p) => [p, 1] as const))
    const few = Array.from({ length: 3 }, () => [3, 4, 5].map((p) => [p, 1] as const))
    const votes = votesOf({ budget: 90, costs, ballots: [...most, ...few] })
    const outcome = spendBudget(votes, 'cost', 's')
    expect([...outcome.greedy.winners].sort()).toEqual([name(0), name(1), name(2)])
    expect(outcome.shares.winners.filter((id) => id >= name(3))).toHaveLength(1)
    expect(outcome.shares.winners).toHaveLength(3)
  })
})

describe('spending a budget', () => {
  const area = (voter: number) => ['东村', '西村', undefined][voter % 3]

  test('both ways stay within it; who paid what adds up to the fen, by project and by area', () => {
    fc.assert(
      fc.property(instances(3), fc.constantFrom<Utility>('cost', 'cardinality'), (instance, utility) => {
        const scaled = {
          ...instance,
          costs: instance.costs.map((c) => Math.min(c, instance.budget) * 997),
          budget: instance.budget * 997,
        }
        const outcome = spendBudget(votesOf(scaled, area), utility, 's')
        expect(outcome.greedy.spent).toBeLessThanOrEqual(scaled.budget)
        expect(outcome.shares.spent).toBeLessThanOrEqual(scaled.budget)
        for (const one of outcome.shares.purchases) {
          const paid = one.payments.reduce((sum, payment) => sum + payment.paid, 0)
          expect(paid).toBe(one.by === 'shares' ? one.cost : 0)
        }
        expect(outcome.shares.purchases.map((one) => one.project)).toEqual(outcome.shares.winners)
        expect(outcome.areas.reduce((sum, one) => sum + one.fairShare, 0)).toBe(scaled.budget)
        expect(outcome.areas.reduce((sum, one) => sum + one.voters, 0)).toBe(instance.ballots.length)
      }),
    )
  })

  test('nothing that has support and would fit is left out', () => {
    fc.assert(
      fc.property(instances(1), (instance) => {
        const votes = votesOf(instance)
        const { greedy, shares } = spendBudget(votes, 'cost', 's')
        for (const { winners, spent } of [greedy, shares]) {
          votes.projects.forEach(({ id, cost }, p) => {
            if (!winners.includes(id) && votes.first[p + 1]! > votes.first[p]!)
              expect(cost + spent).toBeGreaterThan(instance.budget)
          })
        }
      }),
    )
  })

  test('equal ballots in any order, each alone or equal ones together, give an equal outcome, to the byte', () => {
    fc.assert(
      fc.property(
        instances(2).chain((one) =>
          fc.tuple(
            fc.constant(one),
            fc.shuffledSubarray([...one.ballots.keys()], { minLength: one.ballots.length }),
          ),
        ),
        ([instance, order]) => {
          const outcome = (voters: readonly number[], heads: number) => {
            const ballots = new BudgetBallots()
            const tally = new Tally(ballotOf(instance), ballots)
            for (const v of voters)
              tally.add({ ...castOf(instance.ballots[v]!, `a${v % 2}`), heads, ballots: heads })
            return canonicalJson(spendBudget(ballots.votes(ballotOf(instance)), 'cost', 's'))
          }
          const inOrder = [...instance.ballots.keys()]
          expect(outcome(order, 1)).toBe(outcome(inOrder, 1))
          expect(outcome(order, 2)).toBe(outcome([...inOrder, ...inOrder], 1))
        },
      ),
    )
  })

  test('without ballots, or with blank ones only, nothing is bought', () => {
    const instance = { budget: 100, costs: [10, 20], ballots: [] }
    for (const ballots of [[], [[]]]) {
      const outcome = spendBudget(votesOf({ ...instance, ballots }), 'cost', 's')
      expect([outcome.greedy.winners, outcome.shares.winners]).toEqual([[], []])
    }
  })

  test('a single supporter of a dear project does not make it run for ever', () => {
    const ballots = [[[0, 1]], ...Array.from({ length: 9 }, () => [])] as Instance['ballots']
    const outcome = spendBudget(votesOf({ budget: 10_000_000, costs: [9_000_000], ballots }), 'cost', 's')
    expect(outcome.shares.winners).toEqual([name(0)])
  })

  test('the step is a yuan, or a hundredth of the share in whole yuan', () => {
    expect(stepOf({ budget: 100_000, voters: 1000 })).toBe(100)
    expect(stepOf({ budget: 10_000_000, voters: 100 })).toBe(1000)
    expect(stepOf({ budget: 10_050_000, voters: 100 })).toBe(1100)
    expect(stepOf({ budget: 1, voters: 0 })).toBe(100)
  })
})

describe('greedy', () => {
  test('most points first, what does not fit is passed over; equal ones: the cheaper, then the lot', () => {
    const instance = {
      budget: 10,
      costs: [8, 3, 3, 2],
      ballots: [
        [[0, 1]],
        [[0, 1]],
        [[0, 1]],
        [
          [1, 1],
          [2, 1],
          [3, 1],
        ],
      ],
    } as Instance
    const votes = votesOf(instance)
    expect(fillGreedily(votes, new Set(), 10, tieOrder(votes, 's'))).toEqual([0, 3])
    const firsts = new Set(
      Array.from({ length: 30 }, (_, i) => fillGreedily(votes, new Set([0]), 3, tieOrder(votes, `${i}`))[0]),
    )
    expect(firsts).toEqual(new Set([3]))
    const lots = new Set(
      Array.from(
        { length: 30 },
        (_, i) => fillGreedily(votes, new Set([0, 3]), 3, tieOrder(votes, `${i}`))[0],
      ),
    )
    expect(lots).toEqual(new Set([1, 2]))
  })
})
