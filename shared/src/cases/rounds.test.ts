import { DAY } from './calendar'
import { answerRound, firstRound, type ResidentAnswer, type Round, reworkCount } from './rounds'

const closed: Round = { ...firstRound(0), closedAt: 10 * DAY }
const says = (solved: boolean, more: Partial<ResidentAnswer> = {}): ResidentAnswer => ({
  personId: 'li',
  round: 1,
  solved,
  satisfaction: solved ? 'satisfied' : 'dissatisfied',
  ...more,
})
function roundsAfter(rounds: readonly Round[], answer: ResidentAnswer, now: number): Round[] {
  const result = answerRound(rounds, answer, now)
  if (!result.ok) throw new Error(result.code)
  return result.rounds
}

describe("the resident's answer (DOMAIN §1)", () => {
  test('is taken only when the round is closed', () => {
    expect(answerRound([firstRound(0)], says(true), 1)).toEqual({ ok: false, code: 'NOT_CLOSED' })
    expect(answerRound([closed], says(true, { round: 2 }), 1)).toEqual({ ok: false, code: 'NOT_CLOSED' })
  })

  test('each person rates a round once, and the first answer stands', () => {
    const once = roundsAfter([closed], says(true), 11 * DAY)
    expect(answerRound(once, says(true, { satisfaction: 'dissatisfied' }), 12 * DAY)).toEqual({
      ok: true,
      effect: 'unchanged',
      rounds: once,
    })
    expect(roundsAfter(once, says(true, { personId: 'wang' }), 12 * DAY)[0]!.ratings).toHaveLength(2)
  })

  test('"unsolved" within 15 days opens round 2 and the figures of round 1 stay', () => {
    const rounds = roundsAfter([closed], says(false), 25 * DAY)
    expect(rounds).toEqual([
      {
        ...closed,
        reopenedBy: 'li',
        ratings: [{ personId: 'li', solved: false, satisfaction: 'dissatisfied', at: 25 * DAY }],
      },
      { ...firstRound(25 * DAY), number: 2 },
    ])
    expect(reworkCount(rounds)).toBe(1)
  })

  test('a second click or another follower changes nothing more', () => {
    const rounds = roundsAfter([closed], says(false), 11 * DAY)
    for (const again of [says(false), says(false, { personId: 'wang' }), says(true)]) {
      expect(answerRound(rounds, again, 12 * DAY)).toEqual({ ok: true, effect: 'unchanged', rounds })
    }
  })

  test('who first said "solved" may still find it broken; the first rating stays', () => {
    const rounds = roundsAfter(roundsAfter([closed], says(true), 11 * DAY), says(false), 12 * DAY)
    expect(rounds).toHaveLength(2)
    expect(rounds[0]!.ratings).toMatchObject([{ solved: true }])
  })

  test('later, a linked case is offered', () => {
    expect(answerRound([closed], says(false), 25 * DAY + 1)).toEqual({
      ok: false,
      code: 'ROUND_WINDOW_OVER',
      offerLinkedCase: true,
    })
    expect(answerRound([closed], says(true), 40 * DAY)).toMatchObject({ ok: true, effect: 'rated' })
  })

  test('round 2 is rated on its own and may lead to round 3', () => {
    const [first, second] = roundsAfter([closed], says(false), 11 * DAY)
    const rounds = roundsAfter(
      [first!, { ...second!, closedAt: 20 * DAY }],
      says(false, { round: 2 }),
      21 * DAY,
    )
    expect(rounds.map((round) => round.number)).toEqual([1, 2, 3])
    expect(reworkCount(rounds)).toBe(2)
  })
})
