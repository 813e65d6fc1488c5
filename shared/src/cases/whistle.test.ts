import { workCalendar } from './calendar'
import { HOLIDAYS_2026 } from './holidays-2026.fixture'
import { answerWhistle, blowWhistle, isWhistleToRaise, raiseWhistle } from './whistle'

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
})
