import type { Score } from '@linli/shared/ballots/ballot'
import type { PabulibElection } from '@linli/shared/ballots/budget/pabulib'

const AREAS = 12

/** Numbers that look random and are the same every time (mulberry32). */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below)
  }
}

/**
 * A county's budget: projects of 30,000 to 800,000 yuan in twelve areas; people tick three to twelve, most of them at home, and popular
 * ones more often. Costs in whole yuan are all different enough that ties are rare, as in life.
 */
export function electionOf(voters: number, projects: number): PabulibElection {
  const below = numbers(2026)
  const list = Array.from({ length: projects }, (_, p) => ({
    id: `p${String(p).padStart(3, '0')}`,
    cost: (30_000 + below(770_000)) * 100,
    name: `项目${p}`,
    areaId: `area${p % AREAS}`,
  }))
  const total = list.reduce((sum, one) => sum + one.cost, 0)
  return {
    meta: [
      ['description', 'bench'],
      ['country', 'China'],
      ['unit', 'bench'],
      ['instance', '2026'],
      ['rule', 'equalshares'],
    ],
    ...{ voteType: 'approval', budget: Math.floor(total / 300) * 100, projects: list },
    votes: Array.from({ length: voters }, (_, v) => {
      const home = below(AREAS)
      const ticked = new Set<number>()
      for (let n = 3 + below(10); ticked.size < n; ) {
        const p = Math.min(below(projects), below(projects))
        if (p % AREAS === home || below(4) === 0) ticked.add(p)
      }
      const scores: Score[] = [...ticked]
        .sort((a, b) => a - b)
        .map((p) => ({ option: list[p]!.id, score: 1 }))
      return { id: `v${v}`, areaId: `area${home}`, scores }
    }),
  }
}
