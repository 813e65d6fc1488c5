import type { BallotOption, BallotRules } from './ballot'
import { decide } from './decision'
import { outcomeOf, passedOf } from './outcome'
import { decideWithSilent } from './standing'

const weight = (heads: number, area = heads * 10_000) => ({ heads, area })
const due = weight(300)
const ballotOf = (rules: BallotRules, options: BallotOption[] = []) => ({
  ...{ id: 'b', rules, options, blankAllowed: false },
})
const rest = { roll: { kind: 'owners', due, corrections: [] }, silent: null } as const
const counted = (present: number, ...options: [string, number][]) => ({
  ...{ ballots: present, present: weight(present), blank: weight(0) },
  options: options.map(([id, heads]) => ({ id, weight: weight(heads), points: heads })),
})
const none = { passed: null, winners: [], rounds: null, steps: [] }

function question(yes: number, no: number, present: number, delivered = 0) {
  const attendance = { due, present: weight(present), yes: weight(yes), no: weight(no) }
  const { quorum, passed, steps } = decide('ownersOrdinary', attendance)
  const silent = Array.from({ length: delivered }, (_, i) => ({ head: `s${i}`, area: 10_000, proofId: 'p' }))
  return {
    ...rest,
    ballot: ballotOf({ kind: 'yesNo' }),
    counts: counted(present, ['yes', yes], ['no', no], ['abstain', present - yes - no]),
    result: { quorum, passed, winners: [], rounds: null, steps },
    silent: delivered > 0 ? decideWithSilent('ownersOrdinary', attendance, { clauseId: 'c' }, silent) : null,
  }
}

describe('what a published vote comes to', () => {
  test('a question that passed settles the matter, with heads and area', () => {
    expect(outcomeOf(question(101, 99, 200))).toEqual({
      text: '表决通过：赞成 101、反对 99、弃权 0（参加 200/300 人，面积 20,000.00/30,000.00 平方米）',
      decides: true,
    })
  })

  test('too few settle nothing, nor does an even vote', () => {
    expect(outcomeOf(question(150, 49, 199))).toMatchObject({
      text: expect.stringMatching(/^表决参加人数不足，没有通过：/),
      decides: false,
    })
    expect(outcomeOf(question(100, 100, 200))).toMatchObject({
      text: expect.stringMatching(/^表决没有通过：/),
      decides: false,
    })
  })

  test('the silent of a clause count, and are named apart', () => {
    const followed = question(90, 60, 150, 50)
    expect([followed.result.passed, passedOf(followed)]).toEqual([false, true])
    expect(outcomeOf(followed)).toMatchObject({
      text: expect.stringContaining('另有 50 户未投票，按规约随多数'),
      decides: true,
    })
  })

  test('an election names its winners; a budget is for the council to decide', () => {
    const single = ballotOf({ kind: 'single' }, [
      { id: 'a', title: '北门' },
      { id: 'b', title: '南门' },
    ])
    const counts = counted(200, ['a', 120], ['b', 80])
    const elected = { ...none, quorum: true, winners: ['a'] }
    expect(outcomeOf({ ...rest, ballot: single, counts, result: elected })).toEqual({
      text: '投票选出：北门（参加 200/300 人，面积 20,000.00/30,000.00 平方米）',
      decides: true,
    })
    const few = { ...none, quorum: false }
    expect(outcomeOf({ ...rest, ballot: single, counts, result: few }).decides).toBe(false)
    const budget = ballotOf({ kind: 'budget', budget: 100, by: 'approval' }, [
      { id: 'a', title: '路灯', cost: 5 },
    ])
    const spent = { ...none, quorum: true }
    expect(outcomeOf({ ...rest, ballot: budget, counts, result: spent }).decides).toBe(false)
  })
})
