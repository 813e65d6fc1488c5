import fc from 'fast-check'
import { BANK_CAP, bank, HALF_HOUR, halfHoursOf, mostHalfHours, overlap, overlapping, starsOf } from './hours'

const at = (time: string) => Date.parse(`2026-05-12T${time}:00+08:00`)
const activity = { startsAt: at('09:00'), endsAt: at('11:30') }

describe('hours go in steps of 0.5', () => {
  test.each([
    ['09:00', '11:30', 5],
    ['09:00', '11:29', 4],
    ['09:10', '10:39', 2],
    ['09:10', '10:40', 3],
    ['08:00', '12:00', 5],
    ['08:00', '09:29', 0],
    ['11:30', '12:00', 0],
    ['10:00', '09:30', 0],
  ])('in %s, out %s: %i half hours', (from, to, expected) => {
    expect(halfHoursOf({ in: at(from), out: at(to) }, activity)).toBe(expected)
  })

  test('without a check-out 0, until the organiser confirms, and never more than the activity lasted', () => {
    expect(halfHoursOf({ in: at('09:00'), out: null }, activity)).toBe(0)
    expect(mostHalfHours(activity)).toBe(5)
  })
})

test.each([
  [199, 0],
  [200, 1],
  [599, 1],
  [600, 2],
  [1_200, 3],
  [1_999, 3],
  [2_000, 4],
  [3_000, 5],
  [9_000, 5],
])('%i half hours: %i stars (100/300/600/1000/1500 h)', (halfHours, stars) => {
  expect(starsOf(halfHours)).toBe(stars)
})

test('overlapping activities are not both credited; one that begins when the other ends is', () => {
  const morning = { from: at('09:00'), to: at('11:00') }
  expect(overlap(morning, { from: at('10:59'), to: at('12:00') })).toBe(true)
  expect(overlap(morning, { from: at('11:00'), to: at('12:00') })).toBe(false)
  expect(overlapping({ from: at('08:00'), to: at('18:00') }, [morning])).toEqual([morning])
})

test('the time bank holds 1,500 h; the rest goes to the public pool', () => {
  expect(bank(2_990, 6)).toEqual({ saved: 6, pool: 0 })
  expect(bank(2_998, 6)).toEqual({ saved: 2, pool: 4 })
  expect(bank(3_000, 6)).toEqual({ saved: 0, pool: 6 })
  fc.assert(
    fc.property(fc.nat(BANK_CAP), fc.nat(100), (saved, earned) => {
      const part = bank(saved, earned)
      return part.saved + part.pool === earned && saved + part.saved <= BANK_CAP && part.pool >= 0
    }),
  )
  expect(HALF_HOUR).toBe(1_800_000)
})
