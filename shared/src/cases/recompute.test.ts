import fc from 'fast-check'
import { DAY, type HolidayYear, workCalendar } from './calendar'
import { dueAt, LIMIT_UNITS } from './clock'
import { HOLIDAYS_2026 } from './holidays-2026.fixture'
import { type Deadline, extend, resume, startDeadline, suspend } from './limits'
import { recompute, type StoredDeadline } from './recompute'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const before = workCalendar([HOLIDAYS_2026])
const list: HolidayYear = {
  year: 2027,
  days: [
    { name: '元旦', date: '2027-01-01', isOffDay: true },
    { name: '元旦', date: '2027-01-03', isOffDay: false },
  ],
}
const after = workCalendar([HOLIDAYS_2026, list])
const cause = '导入2027年节假日安排'

function stored(
  caseId: string,
  start: number,
  amount: number,
  handledAt: number | null = null,
): StoredDeadline {
  const limit = { amount, unit: 'workingHour' } as const
  return { caseId, deadline: startDeadline(start, limit, dueAt(start, limit, before)), handledAt }
}

describe('a holiday list that comes in later (DOMAIN §1)', () => {
  const start = at('2026-12-31 16:00')
  const moving = stored('a', start, 4)
  const inside = stored('b', start, 1)
  const closed = stored('c', start, 4, at('2026-12-31 17:00'))

  test('moves the running deadlines that it touches, one line each with old, new and cause', () => {
    const changes = recompute([moving, inside, closed], after, cause)
    expect(changes).toMatchObject([
      { caseId: 'a', kind: 'moved', old: at('2027-01-01 10:00'), new: at('2027-01-03 10:00'), cause },
    ])
    expect(changes[0]!.deadline.provisional).toBe(false)
  })

  test('confirms what stays where it was but was provisional', () => {
    const same = stored('d', at('2027-01-04 08:00'), 4)
    expect(same.deadline.provisional).toBe(true)
    expect(recompute([same], after, cause)).toMatchObject([
      { kind: 'confirmed', old: same.deadline.dueAt, new: same.deadline.dueAt },
    ])
  })

  const instant = fc.integer({ min: at('2026-12-01 00:00'), max: at('2027-01-10 00:00') })
  /** A deadline with any history of extensions and a suspension, counted with the calendar of before. */
  const history = fc
    .record({
      start: instant,
      limit: fc.record({ amount: fc.integer({ min: 1, max: 60 }), unit: fc.constantFrom(...LIMIT_UNITS) }),
      extensions: fc.integer({ min: 0, max: 2 }),
      suspendAfter: fc.option(fc.nat(20 * DAY)),
      resumeAfter: fc.option(fc.nat(40 * DAY)),
    })
    .map(({ start, limit, extensions, suspendAfter, resumeAfter }) => {
      let deadline: Deadline = startDeadline(start, limit, dueAt(start, limit, before))
      const take = (result: { ok: true; deadline: Deadline } | { ok: false }) => {
        if (result.ok) deadline = result.deadline
      }
      if (extensions > 0) take(extend(deadline, before))
      if (suspendAfter !== null)
        take(suspend(deadline, start + suspendAfter, start + suspendAfter + 50 * DAY, before))
      if (suspendAfter !== null && resumeAfter !== null)
        take(resume(deadline, start + suspendAfter + resumeAfter, before))
      if (extensions > 1) take(extend(deadline, before))
      return { caseId: 'x', deadline, handledAt: null }
    })

  test('importing twice changes nothing', () => {
    fc.assert(
      fc.property(history, (one) => {
        const [change] = recompute([one], after, cause)
        const now = change ? { ...one, deadline: change.deadline } : one
        expect(recompute([now], after, cause)).toEqual([])
      }),
    )
  })

  test('without news no due time moves, whatever was extended or suspended', () => {
    fc.assert(
      fc.property(history, (one) => {
        expect(recompute([one], before, cause).filter((change) => change.kind === 'moved')).toEqual([])
      }),
    )
  })
})
