import fc from 'fast-check'
import { SETTLEMENT_BELOW_FEN } from './orders'
import { planSettlement, shopShare } from './settling'

const kit = { settleFen: 4500, cashFen: 1990, points: 300, refundedFen: 0, refundedPoints: 0 }

test.each([
  ['nothing came back', {}, 4500],
  ['all came back', { refundedFen: 1990, refundedPoints: 300 }, 0],
  ['only the money', { refundedFen: 1990 }, 2510],
  ['only the points', { refundedPoints: 300 }, 1990],
  ['a part of both', { refundedFen: 990, refundedPoints: 100 }, 4500 - 990 - 836],
  ['more money than was paid', { refundedFen: 9990, refundedPoints: 300 }, 0],
  ['a shop that gets nothing', { settleFen: 0, refundedPoints: 300 }, 0],
  ['a shop that gets less than was paid, half of it back', { settleFen: 1000, refundedFen: 995 }, 500],
  ['points alone, a third back', { cashFen: 0, settleFen: 2500, points: 60, refundedPoints: 20 }, 1667],
])('%s', (_, more, fen) => {
  expect(shopShare({ ...kit, ...more })).toBe(fen)
})

const sum = (lines: readonly { fen: number }[]) => lines.reduce((total, { fen }) => total + fen, 0)
const line = (id: string, fen: number) => ({ id, fen })

test('what is owed is set off, oldest first, and what doesn’t fit waits', () => {
  expect(planSettlement([line('a', 2500)], [line('x', 1000), line('y', 2000)])).toEqual({
    ...{ taken: [line('a', 2500)], grossFen: 2500, setOffs: [line('x', 1000), line('y', 1500)] },
    ...{ setOffFen: 2500, fen: 0, carriedFen: 500 },
  })
})

test('without hand-overs nothing is set off', () => {
  expect(planSettlement([], [line('x', 1000)])).toMatchObject({ setOffs: [], fen: 0, carriedFen: 1000 })
})

test('more hand-overs fit in as far as something is set off', () => {
  const rows = ['a', 'b', 'c'].map((id) => line(id, 99_999))
  expect(planSettlement(rows, []).taken).toHaveLength(2)
  expect(planSettlement(rows, [line('x', 99_999)])).toMatchObject({ grossFen: 299_997, fen: 199_998 })
})

test('over any number of settlements and refunds a shop gets what it is due, to the fen', () => {
  const order = fc.record({
    settleFen: fc.integer({ min: 0, max: SETTLEMENT_BELOW_FEN - 1 }),
    cashFen: fc.integer({ min: 0, max: 5000 }),
    points: fc.integer({ min: 1, max: 1000 }),
    steps: fc.array(fc.tuple(fc.nat(100), fc.nat(100)), { maxLength: 3 }),
  })
  fc.assert(
    fc.property(fc.array(order, { maxLength: 12 }), fc.infiniteStream(fc.boolean()), (orders, dice) => {
      const all = orders.map(({ steps, ...one }, i) => ({
        ...{ ...one, id: String(i), refundedFen: 0, refundedPoints: 0, settled: false, owed: 0 },
        steps: [...steps],
      }))
      let paid = 0
      const settle = () => {
        const rows = all.filter(({ settled }) => !settled).map((one) => line(one.id, shopShare(one)))
        const debts = all.filter(({ owed }) => owed > 0).map((one) => line(one.id, one.owed))
        const plan = planSettlement(rows, debts)
        expect(plan.fen).toBe(sum(plan.taken) - sum(plan.setOffs))
        expect(plan.fen).toBeGreaterThanOrEqual(0)
        expect(plan.fen).toBeLessThan(SETTLEMENT_BELOW_FEN)
        expect(plan.carriedFen).toBe(sum(debts) - plan.setOffFen)
        for (const { id } of plan.taken) all[Number(id)]!.settled = true
        for (const { id, fen } of plan.setOffs) all[Number(id)]!.owed -= fen
        paid += plan.fen
        return plan.taken.length
      }
      const refund = () => {
        const one = all.find(({ steps }) => steps.length > 0)
        if (!one) return
        const [money, points] = one.steps.shift()!
        const before = shopShare(one)
        one.refundedFen += Math.floor(((one.cashFen - one.refundedFen) * money) / 100)
        one.refundedPoints += Math.floor(((one.points - one.refundedPoints) * points) / 100)
        if (one.settled) one.owed += before - shopShare(one)
      }
      while (all.some(({ steps }) => steps.length > 0)) dice.next().value ? refund() : settle()
      while (settle() > 0);
      const due = all.reduce((total, one) => total + shopShare(one), 0)
      const owed = all.reduce((total, one) => total + one.owed, 0)
      expect(paid - owed).toBe(due)
    }),
    { numRuns: 500 },
  )
})
