import fc from 'fast-check'
import { decide } from './decision'
import { afterSales, checkRoll, correctAreas, headKey, headsOf, type RollUnit, weightOfHeads } from './heads'
import { checkProxy, MAX_PROXIES, type ProxyGrant } from './proxies'
import { decideWithSilent, type Received, standingBallots } from './standing'
import { checkExtend, checkNotice, checkOpen } from './timing'

const unit = (id: string, area: number, ...owners: string[]): RollUnit => ({ id, area, owners })

describe('heads of a roll (Civil Code art. 278)', () => {
  test('several units of one owner are one head with the summed area', () => {
    expect(headsOf([unit('1', 10_000, '王'), unit('2', 5_050, '王'), unit('3', 8_000, '李')])).toEqual([
      { key: '王', owners: ['王'], units: ['1', '2'], area: 15_050 },
      { key: '李', owners: ['李'], units: ['3'], area: 8_000 },
    ])
  })

  test('all unsold units of a developer are one head', () => {
    const unsold = Array.from({ length: 40 }, (_, i) => unit(`u${i}`, 10_000, '开发商'))
    expect(weightOfHeads(headsOf([...unsold, unit('1', 9_000, '王')]))).toEqual({ heads: 2, area: 409_000 })
  })

  test('co-owners are one head, in whatever order they are written', () => {
    const heads = headsOf([unit('1', 9_000, '王', '李'), unit('2', 6_000, '李', '王')])
    expect(heads).toMatchObject([{ units: ['1', '2'], area: 15_000 }])
    expect(headKey(['王', '李', '王'])).toBe(headKey(['李', '王']))
    expect(headKey(['a+b'])).not.toBe(headKey(['a', 'b']))
  })

  test('300 owners × 100.00 m² are 300 heads and 30,000.00 m²', () => {
    const units = Array.from({ length: 300 }, (_, i) => unit(`${i}`, 10_000, `o${i}`))
    expect(weightOfHeads(headsOf(units))).toEqual({ heads: 300, area: 3_000_000 })
  })

  test('area is neither lost nor made', () => {
    const units = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1 }),
        area: fc.integer({ min: 1, max: 10 ** 9 }),
        owners: fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 }),
      }),
      { selector: (one) => one.id },
    )
    fc.assert(
      fc.property(units, (list) => {
        const heads = headsOf(list)
        expect(weightOfHeads(heads).area).toBe(list.reduce((sum, one) => sum + one.area, 0))
        expect(heads.flatMap((head) => head.units).sort()).toEqual(list.map((one) => one.id).sort())
        expect(new Set(heads.map((head) => head.key)).size).toBe(heads.length)
      }),
    )
  })

  test('a roll with mistakes names each', () => {
    const wrong = [
      unit('1', 10_000, '王'),
      unit('1', 1, '李'),
      unit('2', 0, '李'),
      unit('3', -5, '李'),
      unit('4', 1.5, '李'),
      unit('5', 1),
      unit('6', 2 * 10 ** 9, '李'),
    ]
    expect(checkRoll(wrong)).toEqual([
      { at: 1, code: 'ROLL_UNIT_TWICE' },
      { at: 2, code: 'ROLL_AREA' },
      { at: 3, code: 'ROLL_AREA' },
      { at: 4, code: 'ROLL_AREA' },
      { at: 5, code: 'ROLL_OWNERS' },
      { at: 6, code: 'ROLL_AREA' },
    ])
  })
})

describe('a unit sold during the vote', () => {
  const units = [unit('1', 10_000, '旧'), unit('2', 6_000, '旧'), unit('3', 4_000, '新')]
  const sale = { unit: '1', at: 100, owners: ['新'] }
  const voted = (times: Record<string, number>) => (key: string) => times[key] ?? null

  test('an earlier vote of the old owner stands', () => {
    expect(headsOf(afterSales(units, [sale], voted({ 旧: 99 })))).toMatchObject([
      { key: '旧', area: 16_000 },
      { key: '新', area: 4_000 },
    ])
  })

  test('otherwise the new owner votes, as one head with what he has', () => {
    expect(headsOf(afterSales(units, [sale], voted({ 旧: 101 })))).toMatchObject([
      { key: '新', area: 14_000 },
      { key: '旧', area: 6_000 },
    ])
    expect(headsOf(afterSales(units, [sale], voted({})))).toMatchObject([
      { key: '新', area: 14_000 },
      { key: '旧' },
    ])
  })

  test('sold twice: whoever had it when he voted keeps it; the order of the rows says nothing', () => {
    const again = { unit: '1', at: 200, owners: ['第三人'] }
    const owners = (times: Record<string, number>) =>
      afterSales(units, [again, sale], voted(times))[0]!.owners
    expect([owners({}), owners({ 新: 150 }), owners({ 新: 250 }), owners({ 旧: 50, 新: 150 })]).toEqual([
      ['第三人'],
      ['新'],
      ['第三人'],
      ['旧'],
    ])
  })

  test('no sale counts an area twice or loses it', () => {
    const sales = fc.array(
      fc.record({ unit: fc.constantFrom('1', '2', '3'), at: fc.nat(300), owners: fc.constant(['第三人']) }),
    )
    fc.assert(
      fc.property(sales, fc.option(fc.nat(300)), (list, at) => {
        expect(weightOfHeads(headsOf(afterSales(units, list, () => at))).area).toBe(20_000)
      }),
    )
  })
})

describe('an approved correction of an area', () => {
  test('shows both figures and the effect', () => {
    const units = Array.from({ length: 300 }, (_, i) => unit(`${i}`, 10_000, `o${i}`))
    const { units: corrected, effects } = correctAreas(units, [{ unit: '0', area: 40_000 }])
    expect(effects).toEqual([
      {
        ...{ unit: '0', before: 10_000, after: 40_000 },
        due: { before: { heads: 300, area: 3_000_000 }, after: { heads: 300, area: 3_030_000 } },
      },
    ])
    // 200 heads with 20,000.00 m² were a quorum; of 30,300.00 m² they are none.
    const present = { heads: 200, area: 2_000_000 }
    const none = { heads: 0, area: 0 }
    const quorum = (due: typeof present) =>
      decide('ownersOrdinary', { due, present, yes: present, no: none }).quorum
    expect([quorum(effects[0]!.due.before), quorum(weightOfHeads(headsOf(corrected)))]).toEqual([true, false])
  })

  test('of an unknown unit, or to no area, is refused', () => {
    const units = [unit('1', 10_000, '王')]
    for (const wrong of [
      { unit: '2', area: 1 },
      { unit: '1', area: 0 },
      { unit: '1', area: 0.5 },
    ])
      expect(() => correctAreas(units, [wrong])).toThrow(RangeError)
  })
})

describe('proxies', () => {
  const three: ProxyGrant[] = ['a', 'b', 'c'].map((head) => ({ head, person: '王' }))

  test('three are allowed, the fourth is refused', () => {
    expect(MAX_PROXIES).toBe(3)
    expect(checkProxy(three.slice(0, 2), { head: 'c', person: '王' }, false)).toBeNull()
    expect(checkProxy(three, { head: 'd', person: '王' }, false)).toBe('PROXY_FULL')
    expect(checkProxy(three, { head: 'd', person: '李' }, false)).toBeNull()
  })

  test('one for each head, the same one again is no fourth, and nobody is his own', () => {
    expect(checkProxy(three, { head: 'c', person: '王' }, false)).toBeNull()
    expect(checkProxy(three, { head: 'c', person: '李' }, false)).toBe('PROXY_TAKEN')
    expect(checkProxy([], { head: 'c', person: '王' }, true)).toBe('PROXY_SELF')
  })
})

describe('which ballot of a head counts', () => {
  const ballot = (id: string, at: number, more: Partial<Received> = {}): Received => ({
    ...{ id, at, head: 'h', channel: 'online', by: 'own' },
    choice: { kind: 'yesNo', answer: 'yes' },
    ...more,
  })
  const stands = (...list: Received[]) => standingBallots(list).standing.map((one) => one.id)

  test('who votes himself beats his proxy, also later', () => {
    expect(stands(ballot('p', 1, { by: 'proxy' }), ballot('o', 2))).toEqual(['o'])
    expect(stands(ballot('p', 1, { by: 'proxy' }))).toEqual(['p'])
  })

  test('paper and online together: the first valid one stands, and the conflict is listed', () => {
    const no = { kind: 'yesNo', answer: 'no' } as const
    const result = standingBallots([
      ballot('online', 5),
      ballot('paper', 4, { channel: 'paper', choice: no }),
    ])
    expect(result.standing).toMatchObject([{ id: 'paper' }])
    expect(result.conflicts).toEqual([{ head: 'h', standing: 'paper', others: ['online'], differs: true }])
    expect(standingBallots([ballot('1', 5), ballot('2', 6, { channel: 'paper' })]).conflicts).toMatchObject([
      { differs: false },
    ])
  })

  test('one for each head, whatever order they were read in', () => {
    const received = fc.uniqueArray(
      fc.record({
        ...{ id: fc.string(), head: fc.constantFrom('h', 'i', 'j'), at: fc.nat(3) },
        ...{
          channel: fc.constantFrom('online' as const, 'paper' as const),
          by: fc.constantFrom('own' as const, 'proxy' as const),
        },
        choice: fc
          .constantFrom('yes' as const, 'no' as const)
          .map((answer) => ({ kind: 'yesNo' as const, answer })),
      }),
      { selector: (one) => one.id },
    )
    fc.assert(
      fc.property(received, (list) => {
        const { standing, conflicts } = standingBallots(list)
        expect(new Set(standing.map((one) => one.head)).size).toBe(standing.length)
        expect(standing.length + conflicts.reduce((sum, one) => sum + one.others.length, 0)).toBe(list.length)
        const again = standingBallots([...list].reverse()).standing
        expect(again.map((one) => one.id).sort()).toEqual(standing.map((one) => one.id).sort())
      }),
    )
  })
})

describe('silent owners', () => {
  const weight = (heads: number) => ({ heads, area: heads * 10_000 })
  const given = { due: weight(300), present: weight(150), yes: weight(100), no: weight(50) }
  const silent = Array.from({ length: 150 }, (_, i) => ({
    head: `${i}`,
    area: 10_000,
    proofId: i < 60 ? `p${i}` : null,
  }))

  test('are not counted without a stored clause', () => {
    expect(decideWithSilent('ownersOrdinary', given, null, silent)).toBeNull()
  })

  test('follow the majority with a clause and proof of delivery, and are shown apart', () => {
    const both = decideWithSilent('ownersOrdinary', given, { clauseId: 'c' }, silent)
    expect(both).toMatchObject({
      majority: 'yes',
      silent: weight(60),
      without: { quorum: false, passed: false },
      with: { quorum: true, passed: true },
    })
    const majorityNo = { ...given, yes: weight(50), no: weight(100) }
    expect(decideWithSilent('ownersOrdinary', majorityNo, { clauseId: 'c' }, silent)).toMatchObject({
      majority: 'no',
      with: { quorum: true, passed: false },
    })
  })

  test('without proof, or without a majority in heads and area, nobody follows', () => {
    const unproven = silent.map((one) => ({ ...one, proofId: null }))
    expect(decideWithSilent('ownersOrdinary', given, { clauseId: 'c' }, unproven)).toMatchObject({
      silent: weight(0),
      with: { quorum: false },
    })
    const split = { ...given, yes: { heads: 100, area: 10 }, no: { heads: 50, area: 20 } }
    expect(decideWithSilent('ownersOrdinary', split, { clauseId: 'c' }, silent)).toMatchObject({
      majority: null,
      with: { quorum: false },
    })
  })
})

describe('time of a vote', () => {
  const at = (text: string) => Date.parse(`${text}+08:00`)
  const schedule = { opensAt: at('2026-11-01T08:00:00'), closesAt: at('2026-11-20T18:00:00') }

  test('17:59:59.999 counts, 18:00:00.000 is closed', () => {
    expect(checkOpen(schedule, at('2026-11-20T17:59:59.999'))).toBeNull()
    expect(checkOpen(schedule, at('2026-11-20T18:00:00.000'))).toBe('VOTE_CLOSED')
    expect([checkOpen(schedule, schedule.opensAt), checkOpen(schedule, schedule.opensAt - 1)]).toEqual([
      null,
      'VOTE_NOT_OPEN',
    ])
  })

  test('extending after the close is refused, and so is moving it back', () => {
    const later = at('2026-11-25T18:00:00')
    expect(checkExtend(schedule, later, schedule.closesAt - 1)).toBeNull()
    expect(checkExtend(schedule, later, schedule.closesAt)).toBe('VOTE_CLOSED')
    expect(checkExtend(schedule, schedule.closesAt, schedule.opensAt)).toBe('VOTE_EXTEND_BACK')
  })

  test('15 days of notice run in full; what was not announced can’t be voted', () => {
    const notice = { announcedAt: at('2026-10-17T08:00:00'), matters: ['m1'] }
    expect(checkNotice(notice, ['m1'], schedule.opensAt)).toBeNull()
    expect(checkNotice({ ...notice, announcedAt: notice.announcedAt + 1 }, ['m1'], schedule.opensAt)).toBe(
      'VOTE_NOTICE_SHORT',
    )
    expect(checkNotice(notice, ['m1', 'm2'], schedule.opensAt)).toBe('VOTE_MATTER_UNANNOUNCED')
  })
})
