import fc from 'fast-check'
import type { Ballot, BallotRules, CastBallot, Choice } from './ballot'
import { spendBudget } from './budget/spend'
import { BudgetBallots } from './budget/votes'
import { type Bulletin, bulletinHolds, bulletinOf } from './bulletin'
import { canonicalJson } from './canonical'
import { ballotLine, readBallotLine } from './lines'
import { seedOf } from './lot'
import { ownHash, Recount, RecountError } from './recount'
import { resultOf } from './result'
import { decideWithSilent } from './standing'
import { Tally } from './tally'

const ballotOf = (rules: BallotRules): Ballot => ({
  ...{ id: 'vote', rules, blankAllowed: true },
  options:
    rules.kind === 'yesNo' ? [] : ['a', 'b', 'c'].map((id, i) => ({ id, title: id, cost: 100 * (i + 1) })),
})

/** What the office publishes: the bulletin and the sorted lines. */
function publish(ballot: Ballot, casts: readonly CastBallot[]): string[] {
  const lines = casts.map(ballotLine).sort()
  const hash = ownHash()
  for (const line of lines) hash.update(`${line}\n`)
  const ballotsHash = hash.hex()
  const ballots = new BudgetBallots()
  const tally = new Tally(ballot, ballots)
  for (const cast of casts) tally.add(cast)
  const counts = tally.counts()
  const due = { heads: 300, area: 3_000_000 }
  const terms = {
    due,
    rule: ballot.rules.kind === 'yesNo' ? ('ownersOrdinary' as const) : ('plain' as const),
    countBy: 'heads' as const,
  }
  const seed = seedOf('secret', ballotsHash)
  const bulletin = bulletinOf({
    ...{
      ballot,
      title: '加装电梯',
      opensAt: '2026-11-01T08:00:00+08:00',
      closesAt: '2026-11-20T18:00:00+08:00',
    },
    ...{ roll: { kind: 'owners', due, corrections: [] }, rule: terms.rule, countBy: terms.countBy },
    ...{ secret: 'secret', ballotsHash, counts, silent: null },
    result: resultOf(ballot, counts, tally.rankings.counts(), { ...terms, seed }),
    budget: ballot.rules.kind === 'budget' ? spendBudget(ballots.votes(ballot), 'cost', seed) : null,
  })
  return [canonicalJson(bulletin), ...lines]
}

function recount(file: readonly string[]) {
  const [header, ...lines] = file
  const count = new Recount(header!)
  for (const line of lines) count.add(line)
  return count.finish()
}

const cast = (choice: Choice, area = 0): CastBallot => ({ choice, heads: 1, area })
const answers = (yes: number, no: number) => [
  ...Array.from({ length: yes }, () => cast({ kind: 'yesNo', answer: 'yes' }, 10_000)),
  ...Array.from({ length: no }, () => cast({ kind: 'yesNo', answer: 'no' }, 10_000)),
]
const asked = ballotOf({ kind: 'yesNo' })
const file = publish(asked, answers(101, 99))
const change = (edit: (bulletin: Bulletin) => unknown) => {
  const bulletin = JSON.parse(file[0]!)
  edit(bulletin)
  return [canonicalJson(bulletin), ...file.slice(1)]
}

describe('a recount from the file alone', () => {
  test('confirms what was published', () => {
    expect(recount(file)).toEqual({ ballots: 200, lines: 200, differences: [] })
    expect(JSON.parse(file[0]!).result).toMatchObject({ quorum: true, passed: true })
  })

  test('of every kind of ballot', () => {
    const ids = fc.shuffledSubarray(['a', 'b', 'c'])
    const scores = ids.map((list) =>
      ['a', 'b', 'c'].filter((id) => list.includes(id)).map((option, i) => ({ option, score: i + 1 })),
    )
    const sorted = ids.map((list) => [...list].sort())
    const kinds: [BallotRules, fc.Arbitrary<Choice>][] = [
      [
        { kind: 'single', seats: 2 },
        fc.constantFrom('a', 'b', null).map((option) => ({ kind: 'single', option })),
      ],
      [{ kind: 'multiple', max: 3, seats: 2 }, sorted.map((options) => ({ kind: 'multiple', options }))],
      [{ kind: 'ranked' }, ids.map((ranking) => ({ kind: 'ranked', ranking }))],
      [{ kind: 'score', max: 5 }, scores.map((list) => ({ kind: 'score', scores: list }))],
      [
        { kind: 'budget', budget: 600, by: 'approval' },
        sorted.map((options) => ({ kind: 'budget', options })),
      ],
      [
        { kind: 'budget', budget: 400, by: 'score', max: 5 },
        scores.map((list) => ({ kind: 'budget', scores: list })),
      ],
    ]
    for (const [rules, choice] of kinds) {
      const casts = fc.array(
        fc.tuple(choice, fc.integer({ min: 1, max: 4 }), fc.constantFrom(undefined, '东村', '西村')),
      )
      fc.assert(
        fc.property(casts, (list) => {
          const ballots = list.map(([one, n, areaId]) => ({
            ...cast(one, n * 30),
            heads: n,
            ballots: n,
            ...(areaId && { areaId }),
          }))
          expect(recount(publish(ballotOf(rules), ballots)).differences).toEqual([])
        }),
        { numRuns: 25 },
      )
    }
  })

  test.each<[string, (bulletin: Bulletin) => unknown, string[]]>([
    ['another result', (b) => Object.assign(b.result, { passed: false }), ['公报的哈希', '结果']],
    ['another count', (b) => Object.assign(b.counts.options[0]!, { points: 7 }), ['公报的哈希', '票数']],
    [
      'another hash of the ballots',
      (b) => Object.assign(b, { ballotsHash: '0'.repeat(64) }),
      ['选票的哈希', '公报的哈希'],
    ],
    ['another title', (b) => Object.assign(b, { title: '别的' }), ['公报的哈希']],
    ['another seed', (b) => Object.assign(b.lot, { seed: 'mine' }), ['公报的哈希']],
    ['fewer who may vote', (b) => Object.assign(b.roll.due, { heads: 100 }), ['公报的哈希', '结果']],
  ])('finds %s', (_, edit, what) => {
    expect(recount(change(edit)).differences.map((one) => one.what)).toEqual(what)
  })

  test('finds a seed that was chosen afterwards, even in a bulletin with a right hash', () => {
    const { hash: _, lot, ...facts } = JSON.parse(file[0]!) as Bulletin
    const forged = bulletinOf({ ...facts, secret: 'other' })
    expect(bulletinHolds(forged)).toBe(true)
    expect(bulletinHolds({ ...forged, lot: { ...forged.lot, commitment: lot.commitment } })).toBe(false)
  })

  test('finds a ballot that was changed: as many as before, another choice', () => {
    const yes = file[file.length - 1]!
    const no = file[1]!
    expect([yes, no]).toEqual([
      '{"area":10000,"choice":{"answer":"yes","kind":"yesNo"}}',
      '{"area":10000,"choice":{"answer":"no","kind":"yesNo"}}',
    ])
    const forged = [file[0]!, no, ...file.slice(1, -1)]
    expect(recount(forged).differences.map((one) => one.what)).toEqual(['选票的哈希', '票数', '结果'])
  })

  test('checks what silent owners would follow', () => {
    const { hash: _, lot, ...facts } = JSON.parse(file[0]!) as Bulletin
    const weight = (id: string) => facts.counts.options.find((option) => option.id === id)!.weight
    const attendance = {
      due: facts.roll.due,
      present: facts.counts.present,
      yes: weight('yes'),
      no: weight('no'),
    }
    const silent = decideWithSilent('ownersOrdinary', attendance, { clauseId: 'c' }, [
      { head: 'h', area: 10_000, proofId: 'p' },
    ])!
    const rest = file.slice(1)
    expect(
      recount([canonicalJson(bulletinOf({ ...facts, secret: lot.secret, silent })), ...rest]).differences,
    ).toEqual([])
    const wrong = { ...silent, without: { ...silent.without, passed: !silent.without.passed } }
    const forged = canonicalJson(bulletinOf({ ...facts, secret: lot.secret, silent: wrong }))
    expect(recount([forged, ...rest]).differences.map((one) => one.what)).toEqual(['未投票业主'])
  })
})

describe('a damaged file is named by its line', () => {
  const fails = (lines: readonly string[]) => {
    try {
      recount(lines)
    } catch (error) {
      if (error instanceof RecountError) return [error.line, error.reason]
      throw error
    }
    return 'no error'
  }
  const replaced = (line: string) => [...file.slice(0, 5), line, ...file.slice(6)]

  test.each<[string, readonly string[], number, string]>([
    ['no bulletin', ['hello'], 1, 'JSON'],
    ['another file', ['{"format":"other"}'], 1, '不是邻里的计票文件'],
    ['a later version', change((b) => Object.assign(b, { version: 2 })), 1, '版本'],
    ['a bulletin without rules', change((b) => Reflect.deleteProperty(b, 'ballot')), 1, '缺少内容'],
    ['cut within a line', [...file.slice(0, 100), file[100]!.slice(0, 20)], 101, 'JSON'],
    ['cut between lines', file.slice(0, 100), 100, '公布 200 张选票，文件里有 99 张'],
    ['a ballot too many', [...file, file[200]!], 202, '公布 200 张选票，文件里有 201 张'],
    ['a foreign member', replaced('{"choice":{"answer":"no","kind":"yesNo"},"name":"王"}'), 6, '不是选票'],
    ['a foreign choice', replaced('{"choice":{"answer":"perhaps","kind":"yesNo"}}'), 6, '不符合'],
    ['a choice of another kind', replaced('{"choice":{"kind":"multiple"}}'), 6, '不符合'],
    ['another spelling', replaced('{"choice":{"kind":"yesNo","answer":"no"},"area":10000}'), 6, '格式'],
    ['half a ballot', replaced('{"choice":{"answer":"no","kind":"yesNo"},"n":0.5}'), 6, '不是选票'],
    ['out of order', [file[0]!, ...file.slice(1).reverse()], 103, '顺序'],
  ])('%s', (_, lines, line, reason) => {
    expect(fails(lines)).toEqual([line, expect.stringContaining(reason)])
  })

  test('whatever stands in a line, it is read or refused by name', () => {
    const anything = fc.oneof(
      fc.json(),
      fc.string(),
      fc.jsonValue().map((choice) => canonicalJsonOr({ choice })),
    )
    fc.assert(
      fc.property(anything, (text) => {
        const read = readBallotLine(ballotOf({ kind: 'score', max: 5 }), text)
        if (read.ok) expect(ballotLine(read.cast)).toBe(text)
      }),
    )
  })
})

const canonicalJsonOr = (value: unknown) => {
  try {
    return canonicalJson(value)
  } catch {
    return '{}'
  }
}
