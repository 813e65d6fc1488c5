import { byServerClock, inTime, LONGEST_SERIES, mayPlan, occurrences, outInTime, remindAt } from './activity'

const at = (local: string): number => Date.parse(`${local}:00+08:00`)
const morning = { startsAt: at('2026-05-16T09:00'), endsAt: at('2026-05-16T11:00') }

test('an activity lies ahead, ends after it begins, and lasts a day at most', () => {
  const now = at('2026-05-12T09:00')
  expect(mayPlan(morning, now)).toBe(true)
  expect(mayPlan(morning, morning.startsAt)).toBe(false)
  expect(mayPlan({ startsAt: morning.startsAt, endsAt: morning.startsAt }, now)).toBe(false)
  expect(mayPlan({ startsAt: at('2026-05-16T09:00'), endsAt: at('2026-05-17T09:00') }, now)).toBe(true)
  expect(mayPlan({ startsAt: at('2026-05-16T09:00'), endsAt: at('2026-05-17T09:01') }, now)).toBe(false)
})

test('check-in from an hour before to the end, check-out until two hours after', () => {
  expect(inTime(at('2026-05-16T07:59'), morning)).toBe(false)
  expect(inTime(at('2026-05-16T08:00'), morning)).toBe(true)
  expect(inTime(at('2026-05-16T10:59'), morning)).toBe(true)
  expect(inTime(at('2026-05-16T11:00'), morning)).toBe(false)
  expect(outInTime(at('2026-05-16T12:59'), morning)).toBe(true)
  expect(outInTime(at('2026-05-16T13:00'), morning)).toBe(false)
})

test('a phone whose clock is wrong by years tells the right time all the same', () => {
  const now = at('2026-05-16T12:00')
  const wrong = at('2020-01-01T03:00')
  expect(byServerClock({ at: wrong - 3 * 3_600_000, now: wrong }, now)).toBe(morning.startsAt)
})

describe('recurring activities', () => {
  const days = (first: string, repeat: 'week' | 'twoWeeks' | 'month', count: number) =>
    occurrences({ startsAt: at(first), endsAt: at(first) + 3_600_000 }, repeat, count).map(({ startsAt }) =>
      new Date(startsAt + 8 * 3_600_000).toISOString().slice(0, 16),
    )

  test('every week, every other week and every month at the same local hour', () => {
    expect(days('2026-05-16T07:00', 'week', 3)).toEqual([
      '2026-05-16T07:00',
      '2026-05-23T07:00',
      '2026-05-30T07:00',
    ])
    expect(days('2026-05-16T07:00', 'twoWeeks', 2)).toEqual(['2026-05-16T07:00', '2026-05-30T07:00'])
    expect(days('2026-12-16T07:00', 'month', 2)).toEqual(['2026-12-16T07:00', '2027-01-16T07:00'])
  })

  test('a month without the day is left out', () => {
    expect(days('2026-01-31T09:00', 'month', 3)).toEqual([
      '2026-01-31T09:00',
      '2026-03-31T09:00',
      '2026-05-31T09:00',
    ])
  })

  test('no series is longer than half a year of weeks', () => {
    expect(days('2026-05-16T07:00', 'week', 1000)).toHaveLength(LONGEST_SERIES)
  })
})

test('who signed up is reminded a day before, else two hours before, else not at all', () => {
  const { startsAt } = morning
  expect(remindAt(startsAt, at('2026-05-12T09:00'))).toBe(at('2026-05-15T09:00'))
  expect(remindAt(startsAt, at('2026-05-15T08:59'))).toBe(at('2026-05-15T09:00'))
  expect(remindAt(startsAt, at('2026-05-15T09:00'))).toBe(at('2026-05-16T07:00'))
  expect(remindAt(startsAt, at('2026-05-16T07:00'))).toBeNull()
})
