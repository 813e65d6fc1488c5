import { DAY, HOUR, workCalendar } from './calendar'
import { dueAt, remaining } from './clock'
import { HOLIDAYS_2026 } from './holidays-2026.fixture'
import { type Deadline, deadlineMissed, extend, grantedMs, resume, startDeadline, suspend } from './limits'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const calendar = workCalendar([HOLIDAYS_2026])
const limit = { amount: 1, unit: 'workingDay' } as const
const start = at('2026-03-02 10:00')
const fresh = startDeadline(start, limit, dueAt(start, limit, calendar))

function done(result: { ok: true; deadline: Deadline } | { ok: false; code: string }): Deadline {
  if (!result.ok) throw new Error(result.code)
  return result.deadline
}

describe('延期 (DOMAIN §1)', () => {
  test('adds one original limit, at most twice', () => {
    const once = done(extend(fresh, calendar))
    expect(once.dueAt).toBe(at('2026-03-04 10:00'))
    const twice = done(extend(once, calendar))
    expect(twice.dueAt).toBe(at('2026-03-05 10:00'))
    expect(grantedMs(twice, calendar)).toBe(24 * HOUR)
    expect(extend(twice, calendar)).toEqual({ ok: false, code: 'NO_EXTENSION_LEFT' })
  })
})

describe('挂账 (DOMAIN §1)', () => {
  const now = at('2026-03-02 15:00')
  const suspended = done(suspend(fresh, now, at('2026-06-01 00:00'), calendar))

  test('resumes by itself with what was left', () => {
    expect(suspended.suspended?.left).toBe(5 * HOUR)
    const resumed = done(resume(suspended, at('2026-06-01 00:00'), calendar))
    expect(resumed.dueAt).toBe(at('2026-06-01 15:00'))
    expect(remaining(at('2026-06-01 00:00'), resumed.dueAt, limit.unit, calendar)).toBe(5 * HOUR)
  })

  test('a job that wakes up late resumes at the agreed time', () => {
    expect(done(resume(suspended, at('2026-06-03 09:00'), calendar)).dueAt).toBe(at('2026-06-01 15:00'))
    expect(done(resume(suspended, at('2026-03-09 08:00'), calendar)).dueAt).toBe(at('2026-03-09 15:00'))
  })

  test('is granted once', () => {
    expect(suspend(suspended, now, now + DAY, calendar)).toEqual({ ok: false, code: 'ALREADY_SUSPENDED' })
    const resumed = done(resume(suspended, now, calendar))
    expect(suspend(resumed, now, now + DAY, calendar)).toEqual({ ok: false, code: 'ALREADY_SUSPENDED' })
    expect(resume(resumed, now, calendar)).toEqual({ ok: false, code: 'NOT_SUSPENDED' })
  })

  test('lasts a year at most and ends in the future', () => {
    expect(suspend(fresh, now, now + 365 * DAY, calendar).ok).toBe(true)
    expect(suspend(fresh, now, now + 365 * DAY + 1, calendar)).toEqual({
      ok: false,
      code: 'SUSPENSION_TOO_LONG',
    })
    expect(suspend(fresh, now, now, calendar)).toEqual({ ok: false, code: 'SUSPENSION_TOO_LONG' })
  })

  test('is refused when overdue; at the due time it is not yet', () => {
    expect(suspend(fresh, fresh.dueAt, fresh.dueAt + DAY, calendar).ok).toBe(true)
    expect(suspend(fresh, fresh.dueAt + 1, fresh.dueAt + DAY, calendar)).toEqual({
      ok: false,
      code: 'OVERDUE',
    })
  })

  test('stops the clock, so nothing gets overdue and nothing is extended meanwhile', () => {
    expect(deadlineMissed(suspended, fresh.dueAt + DAY)).toBe(false)
    expect(deadlineMissed(fresh, fresh.dueAt + 1)).toBe(true)
    expect(extend(suspended, calendar)).toEqual({ ok: false, code: 'SUSPENDED' })
  })
})
