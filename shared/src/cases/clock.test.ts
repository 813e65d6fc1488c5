import fc from 'fast-check'
import { DAY, dayNumber, HOUR, type HolidayYear, MINUTE, workCalendar } from './calendar'
import {
  addRemaining,
  dueAt,
  elapsed,
  instantBefore,
  isOverdue,
  LIMIT_UNITS,
  type Limit,
  limitMs,
  remaining,
  usedFraction,
  workedBetween,
} from './clock'
import { HOLIDAYS_2026 } from './holidays-2026.fixture'

/** Local time in China. */
const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const calendar = workCalendar([HOLIDAYS_2026])
const limit = (amount: number, unit: Limit['unit']): Limit => ({ amount, unit })

describe('checked values for 2026 (DOMAIN §1)', () => {
  test.each([
    ['2026-02-13 16:30', limit(4, 'workingHour'), '2026-02-14 10:30'],
    ['2026-02-14 16:30', limit(4, 'workingHour'), '2026-02-24 10:30'],
    ['2026-02-13 16:30', limit(5, 'workingDay'), '2026-02-27 16:30'],
    ['2026-02-16 23:30', limit(2, 'emergencyHour'), '2026-02-17 01:30'],
    ['2026-02-16 23:30', limit(4, 'workingHour'), '2026-02-24 12:00'],
    ['2026-09-30 15:00', limit(3, 'workingDay'), '2026-10-10 15:00'],
    ['2026-09-25 10:00', limit(1, 'workingDay'), '2026-09-28 18:00'],
  ])('%s with %o is due %s', (start, given, due) => {
    expect(dueAt(at(start), given, calendar)).toEqual({ dueAt: at(due), provisional: false })
  })
})

describe('working hours', () => {
  test('spans are half-open: work that fills the day is due at its end', () => {
    expect(dueAt(at('2026-03-02 08:00'), limit(4, 'workingHour'), calendar).dueAt).toBe(
      at('2026-03-02 12:00'),
    )
    expect(dueAt(at('2026-03-02 12:00'), limit(4, 'workingHour'), calendar).dueAt).toBe(
      at('2026-03-02 18:00'),
    )
    expect(dueAt(at('2026-03-02 18:00'), limit(1, 'workingHour'), calendar).dueAt).toBe(
      at('2026-03-03 09:00'),
    )
    expect(dueAt(at('2026-03-02 13:00'), { amount: 0.5, unit: 'workingHour' }, calendar).dueAt).toBe(
      at('2026-03-02 14:30'),
    )
  })

  test('a 自然日 runs through holidays and ends at the same time of day', () => {
    expect(dueAt(at('2026-02-14 16:30'), limit(7, 'calendarDay'), calendar).dueAt).toBe(
      at('2026-02-21 16:30'),
    )
  })

  test('at the due time itself nothing is overdue', () => {
    expect([isOverdue(5, 5), isOverdue(6, 5)]).toEqual([false, true])
  })

  test('the hours are data of a unit, and a 工作日 is a full day of them', () => {
    const short = workCalendar([HOLIDAYS_2026], {
      hours: [
        { from: 9 * 60, to: 12 * 60 },
        { from: 13 * 60, to: 17 * 60 },
      ],
    })
    expect(dueAt(at('2026-03-02 10:00'), limit(1, 'workingDay'), short).dueAt).toBe(at('2026-03-03 10:00'))
    expect(() => workCalendar([], { hours: [] })).toThrow(RangeError)
    expect(() =>
      workCalendar([], {
        hours: [
          { from: 600, to: 700 },
          { from: 650, to: 800 },
        ],
      }),
    ).toThrow(RangeError)
  })

  test('a date that does not exist is refused', () => {
    expect(dayNumber('1970-01-02')).toBe(1)
    for (const wrong of ['2026-02-30', '2026-2-3', 'x', '2026-13-01'])
      expect(() => dayNumber(wrong)).toThrow(RangeError)
  })
})

describe('a year without a published list is provisional', () => {
  const start = at('2026-12-31 16:00')
  test('a due time that runs into it says so', () => {
    expect(dueAt(start, limit(2, 'workingHour'), calendar)).toEqual({
      dueAt: at('2026-12-31 18:00'),
      provisional: false,
    })
    expect(dueAt(start, limit(3, 'workingHour'), calendar)).toEqual({
      dueAt: at('2027-01-01 09:00'),
      provisional: true,
    })
    expect(dueAt(start, limit(3, 'emergencyHour'), calendar).provisional).toBe(false)
  })

  test('an empty list is not a published one, a real one moves the due time', () => {
    const empty = workCalendar([HOLIDAYS_2026, { year: 2027, days: [] }])
    expect(dueAt(start, limit(3, 'workingHour'), empty).provisional).toBe(true)
    const year: HolidayYear = { year: 2027, days: [{ name: '元旦', date: '2027-01-01', isOffDay: true }] }
    const published = workCalendar([HOLIDAYS_2026, year])
    expect(dueAt(start, limit(3, 'workingHour'), published)).toEqual({
      dueAt: at('2027-01-04 09:00'),
      provisional: false,
    })
  })
})

describe('arithmetic of the clock', () => {
  const instant = fc.integer({ min: at('2025-12-20 00:00'), max: at('2027-02-01 00:00') })
  const unit = fc.constantFrom(...LIMIT_UNITS)
  const length = fc.integer({ min: 0, max: 60 * 8 * HOUR })
  const positive = fc.integer({ min: 1, max: 60 * 8 * HOUR })

  test('what is due after a while has that while before it, and the instant is the first of its kind', () => {
    fc.assert(
      fc.property(instant, positive, unit, (start, ms, u) => {
        const due = addRemaining(start, ms, u, calendar).dueAt
        expect(elapsed(start, due, u, calendar)).toBe(ms)
        expect(elapsed(start, due - 1, u, calendar)).toBe(ms - 1)
      }),
    )
  })

  test('a later start or a longer limit is never due earlier', () => {
    fc.assert(
      fc.property(instant, instant, length, length, unit, (s, t, a, b, u) => {
        const due = (start: number, ms: number) => addRemaining(start, ms, u, calendar).dueAt
        expect(due(Math.min(s, t), a)).toBeLessThanOrEqual(due(Math.max(s, t), a))
        expect(due(s, Math.min(a, b))).toBeLessThanOrEqual(due(s, Math.max(a, b)))
      }),
    )
  })

  test('time worked adds up, changes sign with direction, and is never more than time passed', () => {
    fc.assert(
      fc.property(instant, instant, instant, (a, b, c) => {
        const worked = (x: number, y: number) => workedBetween(x, y, calendar)
        expect(worked(a, b) + worked(b, c)).toBe(worked(a, c))
        expect(worked(a, b) + worked(b, a)).toBe(0)
        expect(Math.abs(worked(a, b))).toBeLessThanOrEqual(Math.abs(b - a))
      }),
    )
  })

  test('limits add: two one after the other are due like their sum', () => {
    fc.assert(
      fc.property(instant, length, positive, unit, (start, a, b, u) => {
        const first = addRemaining(start, a, u, calendar).dueAt
        expect(addRemaining(first, b, u, calendar).dueAt).toBe(addRemaining(start, a + b, u, calendar).dueAt)
      }),
    )
  })

  test('a suspension keeps exactly what was left', () => {
    fc.assert(
      fc.property(
        instant,
        positive,
        fc.nat(40 * DAY),
        fc.nat(366 * DAY),
        unit,
        (start, ms, after, pause, u) => {
          const due = addRemaining(start, ms, u, calendar).dueAt
          const suspendedAt = Math.min(start + after, due)
          const left = remaining(suspendedAt, due, u, calendar)
          const resumedAt = suspendedAt + pause
          const next = addRemaining(resumedAt, left, u, calendar).dueAt
          expect(remaining(resumedAt, next, u, calendar)).toBe(left)
          expect(next).toBeGreaterThanOrEqual(due)
        },
      ),
    )
  })

  test('counting back from the due time finds the first instant with that much left', () => {
    fc.assert(
      fc.property(instant, length, unit, (due, left, u) => {
        const found = instantBefore(due, left, u, calendar)
        expect(elapsed(found, due, u, calendar)).toBe(left)
        expect(elapsed(found - 1, due, u, calendar)).toBe(left + 1)
      }),
    )
  })

  test('the used fraction is 0 at the start, 1 at the due time and grows on', () => {
    const given = limit(2, 'workingDay')
    const start = at('2026-03-02 09:00')
    const { dueAt: due } = dueAt(start, given, calendar)
    const used = (now: number) => usedFraction(now, due, limitMs(given, calendar), given.unit, calendar)
    expect([used(start), used(due)]).toEqual([0, 1])
    expect(used(at('2026-03-03 09:00'))).toBe(0.5)
    expect(used(at('2026-03-05 09:00'))).toBe(1.5)
    expect(used(due + 30 * MINUTE)).toBeGreaterThan(1)
  })
})
