import { appealState, fileAppeal, reviewAppeal, type Verdict } from './appeal'

const late: Verdict = { overdue: true, exempt: false, appeal: null }
const request = { unitId: 'lighting', reason: '台风停工', at: 1 }
const review = (personId: string, granted = true) => ({ personId, granted, reason: '属实', at: 2 })
function verdictOf(result: { ok: true; verdict: Verdict } | { ok: false; code: string }): Verdict {
  if (!result.ok) throw new Error(result.code)
  return result.verdict
}

describe('appeal (DOMAIN §1)', () => {
  const appealed = verdictOf(fileAppeal(late, true, request))

  test('is made once, after closing, with a reason', () => {
    expect(fileAppeal(late, false, request)).toEqual({ ok: false, code: 'NOT_CLOSED' })
    expect(fileAppeal(appealed, true, request)).toEqual({ ok: false, code: 'ALREADY_APPEALED' })
    expect(fileAppeal(late, true, { ...request, reason: ' ' })).toEqual({
      ok: false,
      code: 'REASON_REQUIRED',
    })
  })

  test('granted by two people it exempts, and the overdue stays a fact', () => {
    const first = verdictOf(reviewAppeal(appealed, review('a')))
    expect(first).toMatchObject({ overdue: true, exempt: false })
    expect(reviewAppeal(first, review('a'))).toEqual({ ok: false, code: 'SAME_APPROVER' })
    const second = verdictOf(reviewAppeal(first, review('b')))
    expect(second).toMatchObject({ overdue: true, exempt: true })
    expect(appealState(second.appeal)).toBe('decided')
    expect(reviewAppeal(second, review('c'))).toEqual({ ok: false, code: 'NO_APPEAL' })
    expect(fileAppeal(second, true, request)).toEqual({ ok: false, code: 'ALREADY_APPEALED' })
  })

  test('one refusal ends it, at either level', () => {
    const refused = verdictOf(reviewAppeal(appealed, review('a', false)))
    expect([refused.exempt, appealState(refused.appeal)]).toEqual([false, 'decided'])
    const late = verdictOf(reviewAppeal(verdictOf(reviewAppeal(appealed, review('a'))), review('b', false)))
    expect([late.exempt, appealState(late.appeal)]).toEqual([false, 'decided'])
    expect(reviewAppeal({ ...refused, appeal: null }, review('a'))).toEqual({ ok: false, code: 'NO_APPEAL' })
  })
})
