import type { Ballot, CastBallot } from '../ballot'
import type { BudgetSink } from '../tally'

/** Numbers that are added one after the other, without an object each. */
class Column {
  #values = new Float64Array(1024)
  #length = 0

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const wider = new Float64Array(2 * this.#length)
      wider.set(this.#values)
      this.#values = wider
    }
    this.#values[this.#length++] = value
  }

  get length(): number {
    return this.#length
  }

  get values(): Float64Array {
    return this.#values.subarray(0, this.#length)
  }
}

/** All ballots of a budget as columns: who supports what with how many points, both ways round. */
export interface BudgetVotes {
  /** In fen. */
  readonly budget: number
  readonly projects: readonly { readonly id: string; readonly cost: number }[]
  /** Heads of each ballot, its area's place in `areas`. */
  readonly heads: Float64Array
  readonly area: Float64Array
  readonly areas: readonly (string | null)[]
  /** Ballot i supports `project[k]` with `score[k]` points for k in start[i]…start[i + 1]. */
  readonly start: Float64Array
  readonly project: Int32Array
  readonly score: Int32Array
  /** Project p is supported by `supporter[k]` with `points[k]` for k in first[p]…first[p + 1]. */
  readonly first: Int32Array
  readonly supporter: Int32Array
  readonly points: Int32Array
  /** All heads, blank ballots included. */
  readonly voters: number
}

/** Collects the ballots of a budget as a tally reads them (`new Tally(ballot, ballots)`): some 20 bytes a tick. */
export class BudgetBallots implements BudgetSink {
  readonly #heads = new Column()
  readonly #area = new Column()
  readonly #start = new Column()
  readonly #project = new Column()
  readonly #score = new Column()
  readonly #areas = new Map<string | null, number>()
  #voters = 0

  add(scores: readonly { position: number; score: number }[], cast: CastBallot): void {
    const areaId = cast.areaId ?? null
    const area = this.#areas.get(areaId) ?? this.#areas.size
    this.#areas.set(areaId, area)
    this.#start.push(this.#project.length)
    this.#heads.push(cast.heads)
    this.#area.push(area)
    this.#voters += cast.heads
    for (const { position, score } of scores) {
      this.#project.push(position)
      this.#score.push(score)
    }
  }

  /** @returns what was collected, for `ballot`, whose rules are those of a budget */
  votes(ballot: Ballot): BudgetVotes {
    if (ballot.rules.kind !== 'budget') throw new RangeError('not a budget')
    const projects = ballot.options.map(({ id, cost }) => ({ id, cost: cost ?? 0 }))
    const project = Int32Array.from(this.#project.values)
    const score = Int32Array.from(this.#score.values)
    // Areas by name: the order in which ballots came says nothing.
    const areas = [...this.#areas.keys()].sort((a, b) => ((a ?? '') < (b ?? '') ? -1 : 1))
    const place = new Map(areas.map((areaId, at) => [this.#areas.get(areaId), at]))
    const start = Float64Array.from([...this.#start.values, project.length])
    return {
      ...{ budget: ballot.rules.budget, projects, voters: this.#voters },
      ...{ heads: this.#heads.values, area: this.#area.values.map((at) => place.get(at)!), areas },
      ...{ start, project, score, ...byProject(projects.length, start, project, score) },
    }
  }
}

function byProject(projects: number, start: Float64Array, project: Int32Array, score: Int32Array) {
  const first = new Int32Array(projects + 1)
  for (const p of project) first[p + 1] = first[p + 1]! + 1
  for (let p = 0; p < projects; p++) first[p + 1] = first[p + 1]! + first[p]!
  const next = first.slice()
  const supporter = new Int32Array(project.length)
  const points = new Int32Array(project.length)
  for (let i = 0; i + 1 < start.length; i++) {
    for (let k = start[i]!; k < start[i + 1]!; k++) {
      const at = next[project[k]!]!
      next[project[k]!] = at + 1
      supporter[at] = i
      points[at] = score[k]!
    }
  }
  return { first, supporter, points }
}

/** Points of each project: what its supporters gave, heads counted. */
export function pointsOf(votes: BudgetVotes): number[] {
  return votes.projects.map((_, p) => {
    let points = 0
    for (let k = votes.first[p]!; k < votes.first[p + 1]!; k++)
      points += votes.points[k]! * votes.heads[votes.supporter[k]!]!
    return points
  })
}
