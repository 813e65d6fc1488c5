import fc from 'fast-check'
import { chartOf, standing } from './chart'
import { mostClusters } from './cluster'
import { consensus, oneProportion, representative, twoProportions } from './figures'
import { noOpinions, opinionMap, opinionMapOf, takeVotes, widen } from './map'
import { planted } from './planted.fixture'
import { groupOf, readMap, SMALLEST_SHOWN } from './reading'
import { isParticipant, type Vote, type VoteRow, votesNeeded } from './votes'

const everybody = (
  n: number,
  statements: number,
  vote: (person: number, statement: number) => Vote,
): VoteRow[] =>
  Array.from({ length: n }, (_, p) => ({
    id: `p${String(p).padStart(4, '0')}`,
    columns: Array.from({ length: statements }, (__, s) => s),
    values: Array.from({ length: statements }, (__, s) => vote(p, s)),
  }))

const read = (rows: VoteRow[], statements: number) => {
  const state = noOpinions(statements)
  takeVotes(state, rows)
  const map = opinionMap(state)
  return { state, map, reading: readMap(state, map) }
}

/** Whether the clusters are the planted groups: nobody in two minds. */
function purity(map: ReturnType<typeof opinionMap>, group: Map<string, number>): number {
  const seen = new Map<number, Map<number, number>>()
  map.ids.forEach((id, at) => {
    const cluster = seen.get(map.of[at] as number) ?? new Map<number, number>()
    const g = group.get(id) as number
    cluster.set(g, (cluster.get(g) ?? 0) + 1)
    seen.set(map.of[at] as number, cluster)
  })
  return [...seen.values()].reduce((sum, cluster) => sum + Math.max(...cluster.values()), 0) / map.ids.length
}

describe('who takes part (DOMAIN §2)', () => {
  test('at least min(7, n statements) votes', () => {
    expect([1, 6, 7, 8, 300].map(votesNeeded)).toEqual([1, 6, 7, 7, 7])
    expect(isParticipant({ columns: [0, 1, 2, 3, 4, 5] }, 20)).toBe(false)
    expect(isParticipant({ columns: [0, 1, 2, 3, 4, 5, 6] }, 20)).toBe(true)
    expect(isParticipant({ columns: [] }, 0)).toBe(false)
  })

  test('fewer than 7 voters: not enough data', () => {
    expect(
      read(
        everybody(6, 4, () => 1),
        4,
      ).reading,
    ).toMatchObject({ enough: false, groups: [], participants: 6 })
    expect(
      read(
        everybody(7, 4, () => 1),
        4,
      ).reading.enough,
    ).toBe(true)
  })

  test('whoever has said too little is not placed and changes nothing', () => {
    const rows = everybody(20, 10, (p) => (p < 10 ? 1 : -1))
    const little: VoteRow = { id: 'zz', columns: [0, 1, 2], values: [1, 1, 1] }
    expect(opinionMapOf([...rows, little], 10)).toEqual(opinionMapOf(rows, 10))
  })

  test('k ≤ min(5, 2 + n/12)', () => {
    expect([7, 11, 12, 23, 24, 35, 36, 37, 10_000].map(mostClusters)).toEqual([2, 2, 3, 3, 4, 4, 5, 5, 5])
  })
})

describe('figures', () => {
  test('group-aware consensus is the product of (A+1)/(S+2)', () => {
    expect(
      consensus([
        { agree: 8, disagree: 1, seen: 10 },
        { agree: 3, disagree: 5, seen: 8 },
      ]),
    ).toBeCloseTo((9 / 12) * (4 / 10), 12)
    // Polarised 100 % / 0 % is worth less than lukewarm everywhere.
    const split = consensus([
      { agree: 50, disagree: 0, seen: 50 },
      { agree: 0, disagree: 50, seen: 50 },
    ])
    const lukewarm = consensus([
      { agree: 30, disagree: 20, seen: 50 },
      { agree: 30, disagree: 20, seen: 50 },
    ])
    expect(split).toBeLessThan(lukewarm)
  })

  test('one proportion: z of 2√(n+1)·((k+1)/(n+1) − ½)', () => {
    expect(oneProportion(8, 9)).toBeCloseTo(2 * Math.sqrt(10) * 0.4, 12)
    expect(oneProportion(0, 0)).toBe(1)
  })

  test('two proportions: pooled, one added to each', () => {
    const pooled = (9 + 3) / (11 + 11)
    expect(twoProportions(8, 10, 2, 10)).toBeCloseTo(
      (9 / 11 - 3 / 11) / Math.sqrt(pooled * (1 - pooled) * (2 / 11)),
      12,
    )
    expect(twoProportions(5, 5, 5, 5)).toBe(0)
  })

  test('a statement stands for a group on the side that sets it apart', () => {
    const against = representative({ agree: 1, disagree: 18, seen: 20 }, { agree: 30, disagree: 5, seen: 40 })
    expect(against.side).toBe('disagree')
    expect(against.shareZ).toBeGreaterThan(1.2816)
    expect(against.ratioZ).toBeGreaterThan(1.2816)
  })
})

describe('planted groups are found', () => {
  test.each([
    [[40, 30], 30, 0.6, 0.1],
    [[30, 30, 30], 40, 0.7, 0.08],
    [[400, 300, 200], 60, 0.4, 0.1],
    [[700, 500], 120, 0.15, 0.1],
  ])('sizes %j of %i statements, %d filled, %d noise', (sizes, statements, filled, noise) => {
    const { rows, group } = planted({ sizes, statements, filled, noise })
    const { map, reading } = read(rows, statements)
    expect(reading.groups).toHaveLength(sizes.length)
    expect(purity(map, group)).toBeGreaterThan(0.95)
    expect(reading.groups.reduce((sum, { people }) => sum + people, 0) + reading.apart).toBe(map.ids.length)
  })

  test('what unites and what divides', () => {
    // 0–3 divide, 4 unites, 5 is rejected by all, all pass the rest.
    const vote = (p: number, s: number): Vote => {
      if (s < 4) return p < 15 === (s % 2 === 0) ? 1 : -1
      if (s === 4) return 1
      if (s === 5) return -1
      return 0
    }
    const { reading, map } = read(everybody(30, 8, vote), 8)
    expect(reading.groups.map(({ people }) => people)).toEqual([15, 15])
    expect(reading.unites.slice(0, 2).map(({ statement, side }) => [statement, side])).toEqual([
      [4, 'agree'],
      [5, 'disagree'],
    ])
    expect(
      reading.divides
        .slice(0, 4)
        .map(({ statement }) => statement)
        .sort(),
    ).toEqual([0, 1, 2, 3])
    for (const { represents } of reading.groups) expect(represents[0]?.statement).toBeLessThan(4)
    expect(groupOf(reading, map, 0)).not.toBe(groupOf(reading, map, 29))
  })

  test('no group under 5 is shown, nor counted in what unites', () => {
    const vote = (p: number, s: number): Vote => (p < 4 ? (s % 2 ? 1 : -1) : s % 2 ? -1 : 1)
    const { reading, map } = read(everybody(20, 8, vote), 8)
    expect(new Set(map.of).size).toBe(2)
    expect(reading.groups.map(({ people }) => people)).toEqual([16])
    expect(reading.apart).toBe(4)
    expect(reading.statements.every(({ groups }) => groups.length === 1)).toBe(true)
    expect(map.ids.map((_, at) => groupOf(reading, map, at)).filter((group) => group === null)).toHaveLength(
      4,
    )
    expect(Math.min(...reading.groups.map(({ people }) => people))).toBeGreaterThanOrEqual(SMALLEST_SHOWN)
  })
})

describe('deterministic', () => {
  const { rows } = planted({ sizes: [90, 60, 30], statements: 25, filled: 0.5, noise: 0.2 })
  const byId = (map: ReturnType<typeof opinionMapOf>) =>
    Object.fromEntries(map.ids.map((id, at) => [id, [map.x[at], map.y[at], map.of[at]]]))

  test('two runs, equal output', () => {
    expect(opinionMapOf(rows, 25)).toEqual(opinionMapOf(rows, 25))
  })

  test('the order of the participants changes no bit', () => {
    const first = opinionMapOf(rows, 25)
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat()), (order) => {
        const shuffled = rows
          .map((row) => ({ row, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ row }) => row)
        const again = opinionMapOf(shuffled, 25)
        expect(byId(again)).toEqual(byId(first))
        expect(again.centres).toEqual(first.centres)
      }),
      { numRuns: 15 },
    )
  })

  test('the order of a person’s votes changes no bit', () => {
    const turned = rows.map(({ id, columns, values }) => ({
      id,
      columns: [...columns].reverse(),
      values: [...values].reverse(),
    }))
    // The projection is summed in the order of the votes; columns are therefore kept sorted by whoever writes them.
    const close = opinionMapOf(turned, 25)
    const first = opinionMapOf(rows, 25)
    expect(close.of).toEqual(first.of)
  })
})

describe('vote by vote', () => {
  test('ends where all at once ends', () => {
    const { rows } = planted({ sizes: [60, 50], statements: 20, filled: 0.6, noise: 0.15 })
    const state = noOpinions(20)
    takeVotes(state, rows.slice(0, 80))
    opinionMap(state)
    for (const row of rows.slice(80)) {
      takeVotes(state, [row])
      opinionMap(state, 'warm')
    }
    // Somebody changes his mind, and somebody is deleted.
    const changed = { ...(rows[3] as VoteRow), values: (rows[3] as VoteRow).values.map(() => 1 as Vote) }
    takeVotes(state, [changed, { id: (rows[4] as VoteRow).id, columns: [], values: [] }])
    const warm = opinionMap(state, 'warm')
    const rest = rows.filter((_, at) => at !== 4).map((row, at) => (at === 3 ? changed : row))
    const full = opinionMapOf(rest, 20)
    const place = new Map(full.ids.map((id, at) => [id, at]))
    warm.ids.forEach((id, at) => {
      const there = place.get(id) as number
      expect(warm.x[at]).toBeCloseTo(full.x[there] as number, 6)
      expect(warm.of[at]).toBe(full.of[there])
    })
    expect(opinionMap(state).x).toEqual(opinionMap(state).x)
  })

  test('with base clusters that go on from the last map, the groups are those of a map from nothing', () => {
    const { rows } = planted({ sizes: [200, 150, 120], statements: 30, filled: 0.6, noise: 0.15 })
    const state = noOpinions(30)
    takeVotes(state, rows.slice(0, 400))
    opinionMap(state)
    for (const row of rows.slice(400)) {
      takeVotes(state, [row])
      opinionMap(state, 'warm')
    }
    const [warm, full] = [opinionMap(state, 'warm'), opinionMapOf(rows, 30)]
    expect(warm.of).toEqual(full.of)
    expect(readMap(state, warm).groups.map(({ people }) => people)).toEqual(
      readMap(state, full).groups.map(({ people }) => people),
    )
  })

  test('a new statement widens the table', () => {
    const rows = everybody(12, 9, (p, s) => (p % 2 === s % 2 ? 1 : -1))
    const state = noOpinions(8)
    takeVotes(
      state,
      rows.map((row) => ({ ...row, columns: row.columns.slice(0, 8), values: row.values.slice(0, 8) })),
    )
    widen(state, 9)
    takeVotes(state, rows)
    expect(opinionMap(state)).toEqual(opinionMapOf(rows, 9))
  })

  test('while there are fewer than seven statements, one more asks more of everybody', () => {
    const rows = everybody(10, 3, (p) => (p < 5 ? 1 : -1))
    const state = noOpinions(3)
    takeVotes(state, rows)
    expect(opinionMap(state).enough).toBe(true)
    widen(state, 4)
    expect(opinionMap(state).enough).toBe(false)
  })
})

describe('degenerate input', () => {
  test('all votes equal: one group at one place', () => {
    const { map, reading } = read(
      everybody(12, 6, () => 1),
      6,
    )
    expect(new Set(map.of)).toEqual(new Set([0]))
    expect(reading.groups).toMatchObject([{ people: 12, spread: 0, represents: [] }])
    expect(reading.divides).toEqual([])
    expect(reading.unites).toHaveLength(6)
  })

  test('one statement', () => {
    const { reading } = read(
      everybody(14, 1, (p) => (p < 7 ? 1 : -1)),
      1,
    )
    expect(reading.groups.map(({ people }) => people)).toEqual([7, 7])
    expect(reading.divides).toHaveLength(1)
  })

  test('no statement, nobody', () => {
    expect(read([], 0).reading).toMatchObject({ enough: false, participants: 0 })
  })

  test('everybody passes', () => {
    const { reading } = read(
      everybody(9, 5, () => 0),
      5,
    )
    expect(reading.groups).toHaveLength(1)
    expect(reading.unites).toEqual([])
  })

  test('any votes give finite figures', () => {
    const vote = fc.constantFrom<Vote | undefined>(1, 0, -1, undefined)
    const table = fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 30 }))
      .chain(([statements, people]) =>
        fc.tuple(
          fc.constant(statements),
          fc.array(fc.array(vote, { minLength: statements, maxLength: statements }), {
            minLength: people,
            maxLength: people,
          }),
        ),
      )
    fc.assert(
      fc.property(table, ([statements, cells]) => {
        const rows = cells.map((row, p): VoteRow => {
          const columns = row.flatMap((cell, s) => (cell === undefined ? [] : [s]))
          return { id: `p${p}`, columns, values: columns.map((s) => row[s] as Vote) }
        })
        const { map, reading } = read(rows, statements)
        expect([...map.x, ...map.y, map.silhouette, ...map.explained].every(Number.isFinite)).toBe(true)
        expect(reading.groups.every(({ people }) => people >= SMALLEST_SHOWN)).toBe(true)
        if (map.enough) expect(new Set(map.of).size).toBeLessThanOrEqual(mostClusters(map.ids.length))
      }),
      { numRuns: 150 },
    )
  })
})

describe('a kept chart', () => {
  test('places everybody where the map does, in the same group', () => {
    const { rows } = planted({ sizes: [60, 40], statements: 20, filled: 0.7, noise: 0.2 })
    const { map, reading } = read(rows, 20)
    const chart = chartOf(map, reading, 20)!
    const byId = new Map(rows.map((row) => [row.id, row]))
    map.ids.forEach((id, at) => {
      expect(standing(chart, byId.get(id)!)).toEqual({
        x: map.x[at],
        y: map.y[at],
        group: groupOf(reading, map, at),
      })
    })
  })

  test('says nothing of who has voted on too little, or only on newer statements', () => {
    const { map, reading } = read(
      everybody(12, 8, (p) => (p % 2 ? 1 : -1)),
      8,
    )
    const chart = chartOf(map, reading, 8)!
    expect(standing(chart, { columns: [0, 1], values: [1, 1] })).toBeNull()
    expect(standing(chart, { columns: [8, 9, 10, 11, 12, 13, 14], values: [1, 1, 1, 1, 1, 1, 1] })).toBeNull()
    expect(chartOf(opinionMapOf([], 3), reading, 3)).toBeNull()
  })
})
