import fc from 'fast-check'
import {
  addExpiring,
  type ByExpiry,
  dueOf,
  horizon,
  inOrder,
  momentsOf,
  nextDays,
  readByExpiry,
  remindersOf,
  totalOf,
  writeByExpiry,
} from './expiring'

const HOUR = 3_600_000
const lots = fc.array(
  fc.record({ expiresAt: fc.integer({ min: 1, max: 2_000 }), left: fc.integer({ min: 1, max: 50 }) }),
)
const cached = (given: readonly { expiresAt: number; left: number }[]): ByExpiry => {
  const byExpiry: ByExpiry = new Map()
  for (const { expiresAt, left } of given) addExpiring(byExpiry, expiresAt * HOUR, left)
  return byExpiry
}

test('what was added and taken again leaves nothing', () => {
  fc.assert(
    fc.property(lots, (given) => {
      const byExpiry = cached(given)
      for (const { expiresAt, left } of given) addExpiring(byExpiry, expiresAt * HOUR, -left)
      expect(writeByExpiry(byExpiry)).toBe('')
    }),
  )
})

test('due, later and all are the sums of the lots', () => {
  fc.assert(
    fc.property(lots, fc.integer({ min: 0, max: 2_000 }), (given, hour) => {
      const sum = (some: typeof given) => some.reduce((total, { left }) => total + left, 0)
      const moments = inOrder(cached(given))
      expect(totalOf(moments)).toBe(sum(given))
      expect(dueOf(moments, hour * HOUR)).toBe(sum(given.filter(({ expiresAt }) => expiresAt <= hour)))
      const days = nextDays(moments, hour * HOUR, 10_000)
      expect(days.reduce((total, { amount }) => total + amount, 0)).toBe(
        sum(given.filter(({ expiresAt }) => expiresAt > hour)),
      )
    }),
  )
})

test('lots until the horizon hold enough to spend, and without its last moment they do not', () => {
  fc.assert(
    fc.property(
      lots,
      fc.integer({ min: 0, max: 2_000 }),
      fc.integer({ min: 1, max: 300 }),
      (given, hour, enough) => {
        const now = hour * HOUR
        const until = horizon(inOrder(cached(given)), now, enough)
        const held = (wanted: (at: number) => boolean) =>
          given.reduce((total, { expiresAt, left }) => {
            const at = expiresAt * HOUR
            return at > now && wanted(at) ? total + left : total
          }, 0)
        if (until === null) expect(held(() => true)).toBeLessThan(enough)
        else {
          expect(held((at) => at <= until)).toBeGreaterThanOrEqual(enough)
          expect(held((at) => at < until)).toBeLessThan(enough)
        }
      },
    ),
  )
})

test('what is written is in order and read back as it was', () => {
  fc.assert(
    fc.property(lots, (given) => {
      const byExpiry = cached(given)
      const text = writeByExpiry(byExpiry)
      expect([...momentsOf(text)]).toEqual(inOrder(byExpiry))
      expect(readByExpiry(text)).toEqual(byExpiry)
    }),
  )
})

test('moments of one local day are one line, and no more days than asked for', () => {
  const day = Date.parse('2026-12-01T00:00:00+08:00')
  const moments = [
    [day, 3],
    [day + HOUR, 4],
    [day + 24 * HOUR, 5],
    [day + 48 * HOUR, 6],
  ] as const
  expect(nextDays(moments, day - 1, 2)).toEqual([
    { at: day, amount: 7 },
    { at: day + 24 * HOUR, amount: 5 },
  ])
})

test('a reminder is about all that ends in a month, and names the first of it; midnight belongs to the day before', () => {
  const at = (day: string) => Date.parse(`${day}T00:00:00+08:00`)
  const moments = [
    [at('2026-12-20'), 3],
    [at('2026-12-31'), 4],
    [at('2027-01-01'), 5],
    [at('2027-01-02'), 6],
    [at('2027-02-11'), 7],
  ] as const
  const december = { month: '2026-12', at: at('2026-12-20'), amount: 12 }
  const january = { month: '2027-01', at: at('2027-01-02'), amount: 6 }
  expect(remindersOf(moments, at('2026-11-20') - 1)).toEqual([])
  expect(remindersOf(moments, at('2026-11-20'))).toEqual([december])
  expect(remindersOf(moments, at('2026-12-03') - 1)).toEqual([december])
  expect(remindersOf(moments, at('2026-12-03'))).toEqual([december, january])
  expect(remindersOf(moments, at('2026-12-20'))).toEqual([
    { month: '2026-12', at: at('2026-12-31'), amount: 9 },
    january,
  ])
  expect(remindersOf(moments, at('2027-02-11'))).toEqual([])
})
