import fc from 'fast-check'
import { DAY, workCalendar } from './calendar'
import { dueAt } from './clock'
import { HOLIDAYS_2026 } from './holidays-2026.fixture'
import { DEFAULT_LADDER, deadlineStepsDue, deadlineUsed, nextStepAt, stepsDue } from './ladder'
import { extend, startDeadline, suspend } from './limits'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const calendar = workCalendar([HOLIDAYS_2026])
const limit = { amount: 2, unit: 'workingDay' } as const
const start = at('2026-03-02 09:00')
const deadline = startDeadline(start, limit, dueAt(start, limit, calendar))
const ids = (steps: { id: string }[]) => steps.map((step) => step.id)

describe('escalation ladder (DOMAIN §1: community 100 %, town 150 %, county 200 %)', () => {
  test('steps are reached at their percentage', () => {
    expect(ids(stepsDue(DEFAULT_LADDER, 0.99, []))).toEqual([])
    expect(ids(stepsDue(DEFAULT_LADDER, 1, []))).toEqual(['community-100'])
    expect(ids(stepsDue(DEFAULT_LADDER, 1.6, ['community-100']))).toEqual(['town-150'])
  })

  test('a worker that slept takes all missed steps, a second one none', () => {
    const missed = ids(stepsDue(DEFAULT_LADDER, 5, []))
    expect(missed).toEqual(['community-100', 'town-150', 'county-200'])
    expect(stepsDue(DEFAULT_LADDER, 5, missed)).toEqual([])
  })

  test('the next step has a time in working hours', () => {
    expect(nextStepAt(DEFAULT_LADDER, deadline, [], calendar)).toBe(at('2026-03-04 09:00'))
    expect(nextStepAt(DEFAULT_LADDER, deadline, ['community-100'], calendar)).toBe(at('2026-03-05 09:00'))
    expect(nextStepAt(DEFAULT_LADDER, deadline, ['community-100', 'town-150'], calendar)).toBe(
      at('2026-03-06 09:00'),
    )
    expect(nextStepAt(DEFAULT_LADDER, deadline, ids([...DEFAULT_LADDER]), calendar)).toBeNull()
  })

  test('a step may come before the due time', () => {
    const early = [{ id: 'warn', percent: 50, level: 'community' }] as const
    expect(nextStepAt(early, deadline, [], calendar)).toBe(at('2026-03-03 09:00'))
  })

  test('an extension moves the steps, a suspension stops them', () => {
    const extended = extend(deadline, calendar)
    expect(extended.ok && nextStepAt(DEFAULT_LADDER, extended.deadline, [], calendar)).toBe(
      at('2026-03-06 09:00'),
    )
    const rest = suspend(deadline, start, start + 30 * DAY, calendar)
    if (!rest.ok) throw new Error(rest.code)
    expect(nextStepAt(DEFAULT_LADDER, rest.deadline, [], calendar)).toBeNull()
    expect(deadlineStepsDue(DEFAULT_LADDER, rest.deadline, start + 20 * DAY, [], calendar)).toEqual([])
    expect(deadlineUsed(rest.deadline, start + 20 * DAY, calendar)).toBe(0)
  })

  test('whenever workers wake up, each step is taken exactly once and never early', () => {
    const ladder = fc.uniqueArray(fc.integer({ min: 1, max: 400 }), { maxLength: 5 })
    const wakings = fc.array(fc.integer({ min: start, max: start + 30 * DAY }), { maxLength: 12 })
    fc.assert(
      fc.property(ladder, wakings, (percents, times) => {
        const steps = percents.map((percent) => ({ id: `s${percent}`, percent, level: 'town' as const }))
        const fired: string[] = []
        for (const now of [...times.sort((a, b) => a - b), start + 60 * DAY]) {
          const next = nextStepAt(steps, deadline, fired, calendar)
          const due = deadlineStepsDue(steps, deadline, now, fired, calendar)
          expect(due.length > 0).toBe(next !== null && next <= now)
          for (const step of due)
            expect(deadlineUsed(deadline, now, calendar) * 100).toBeGreaterThanOrEqual(step.percent - 1e-9)
          fired.push(...ids(due))
        }
        expect([...fired].sort()).toEqual(ids(steps).sort())
      }),
    )
  })
})
