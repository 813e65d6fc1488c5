import { workCalendar } from './calendar'
import { HOLIDAYS_2026 } from './holidays-2026.fixture'
import { answerWhistle, blowWhistle, isWhistleToRaise, raiseWhistle, recomputeWhistle } from './whistle'

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
const called = blowWhistle('water', at('2026-03-02 17:00'), workCalendar([HOLIDAYS_2026]))

describe('吹哨 (DOMAIN §1)', () => {
  test('a unit has two working hours to answer', () => {
    expect(called.dueAt).toBe(at('2026-03-03 09:00'))
    expect(isWhistleToRaise(called, called.dueAt)).toBe(false)
    expect(isWhistleToRaise(called, called.dueAt + 1)).toBe(true)
  })

  test('who answered is not raised, and the first answer stands', () => {
    const answered = answerWhistle(called, at('2026-03-02 17:30'))
    expect(isWhistleToRaise(answered, at('2026-03-09 09:00'))).toBe(false)
    expect(answerWhistle(answered, at('2026-03-05 09:00'))).toBe(answered)
  })

  test('it is raised to the county once', () => {
    const raised = raiseWhistle(called, at('2026-03-03 09:01'))
    expect(isWhistleToRaise(raised, at('2026-03-09 09:00'))).toBe(false)
    expect(raiseWhistle(raised, at('2026-03-09 09:00'))).toBe(raised)
  })

  describe('when a holiday list comes in', () => {
    const before = workCalendar([HOLIDAYS_2026])
    const off = { name: '元旦', date: '2027-01-01', isOffDay: true }
    const after = workCalendar([HOLIDAYS_2026, { year: 2027, days: [off] }])
    const open = blowWhistle('water', at('2026-12-31 17:00'), before)

    test('an open call counts its two working hours anew, and a second time nothing changes', () => {
      expect(open.dueAt).toBe(at('2027-01-01 09:00'))
      const moved = recomputeWhistle(open, after)
      expect(moved).toEqual({ ...open, dueAt: at('2027-01-04 09:00') })
      expect(recomputeWhistle(moved!, after)).toBeNull()
    })

    test('a call that the list does not touch stays', () => {
      expect(recomputeWhistle(blowWhistle('water', at('2026-12-31 15:00'), before), after)).toBeNull()
    })

    test('who has answered or been raised is left alone', () => {
      expect(recomputeWhistle(answerWhistle(open, at('2026-12-31 17:30')), after)).toBeNull()
      expect(recomputeWhistle(raiseWhistle(open, at('2027-01-01 09:01')), after)).toBeNull()
    })
  })
})
