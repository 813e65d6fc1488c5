import { ANSWERS, type Ballot, type CastBallot, type Choice, type Score, type Weight } from './ballot'
import { isBlank } from './check'
import { Rankings } from './rankings'

/** What one option got. */
export interface OptionCount {
  /** Option id; of a question `yes`, `no`, `abstain`. */
  readonly id: string
  /** Who chose it: ticked it, ranked it first, gave it a point. */
  readonly weight: Weight
  /** Sum of points times heads; without points the same as heads. */
  readonly points: number
}

/** All that a result is computed from, apart from rankings and budgets. Plain data. */
export interface Counts {
  readonly ballots: number
  /** Who took part, blanks included. */
  readonly present: Weight
  readonly blank: Weight
  /** In the ballot's order. */
  readonly options: readonly OptionCount[]
}

interface Slot {
  heads: number
  area: number
  points: number
}

/** Receives the ballots of a budget, which are needed one by one (who pays what). */
export interface BudgetSink {
  add(scores: readonly { position: number; score: number }[], cast: CastBallot): void
}

/**
 * Counts ballots as they come: from the database, from a file, in any order. Integers only (LIMITS prove that sums are exact), and
 * constant memory, except that a run-off holds each different ranking and a budget each ballot (`BudgetSink`).
 */
export class Tally {
  readonly rankings = new Rankings()
  readonly #positions: Map<string, number>
  readonly #slots: Slot[]
  readonly #present = { heads: 0, area: 0 }
  readonly #blank = { heads: 0, area: 0 }
  #ballots = 0

  constructor(
    private readonly ballot: Ballot,
    private readonly budget?: BudgetSink,
  ) {
    const ids = idsOf(ballot)
    this.#positions = new Map(ids.map((id, i) => [id, i]))
    this.#slots = ids.map(() => ({ heads: 0, area: 0, points: 0 }))
  }

  /**
   * @param cast a ballot that checkChoice let through, in canonical form
   * @throws RangeError for an unknown option, another kind, or a weight that is no whole number ≥ 0: a tally never guesses
   */
  add(cast: CastBallot): void {
    const { choice, heads, area } = cast
    const ballots = cast.ballots ?? 1
    if (!isWhole(heads) || !isWhole(area) || !isWhole(ballots))
      throw new RangeError('weights are whole numbers')
    if (choice.kind !== this.ballot.rules.kind) throw new RangeError(`a ${choice.kind} ballot in this vote`)
    this.#count(choice, cast)
    this.#ballots += ballots
    addTo(this.#present, heads, area)
    if (isBlank(choice)) addTo(this.#blank, heads, area)
  }

  counts(): Counts {
    const ids = idsOf(this.ballot)
    return {
      ballots: this.#ballots,
      present: { ...this.#present },
      blank: { ...this.#blank },
      options: this.#slots.map(({ heads, area, points }, i) => ({
        id: ids[i]!,
        weight: { heads, area },
        points,
      })),
    }
  }

  #count(choice: Choice, cast: CastBallot): void {
    const { heads, area } = cast
    const supports = supportsOf(choice).map(({ option, score }) => {
      if (!isWhole(score)) throw new RangeError('points are whole numbers')
      return { position: this.#position(option), score }
    })
    for (const { position, score } of choice.kind === 'ranked' ? supports.slice(0, 1) : supports) {
      const slot = this.#slots[position]!
      addTo(slot, heads, area)
      slot.points += score * heads
    }
    if (choice.kind === 'ranked' && supports.length > 0) {
      this.rankings.add(
        supports.map((one) => one.position),
        heads,
        area,
      )
    }
    if (choice.kind === 'budget') this.budget?.add(supports, cast)
  }

  #position(id: string): number {
    const position = this.#positions.get(id)
    if (position === undefined) throw new RangeError(`unknown option ${id}`)
    return position
  }
}

/** The options a choice names, in its order, each with its points (1 where there are none). */
function supportsOf(choice: Choice): readonly Score[] {
  switch (choice.kind) {
    case 'yesNo':
      return named([choice.answer])
    case 'single':
      return choice.option === null ? [] : named([choice.option])
    case 'multiple':
      return named(choice.options)
    case 'ranked':
      return named(choice.ranking)
    case 'score':
      return choice.scores
    case 'budget':
      return 'scores' in choice ? choice.scores : named(choice.options)
  }
}

const named = (ids: readonly string[]): Score[] => ids.map((option) => ({ option, score: 1 }))

/** The ids a ballot's counts have, in order. */
export const idsOf = (ballot: Pick<Ballot, 'rules' | 'options'>): readonly string[] =>
  ballot.rules.kind === 'yesNo' ? ANSWERS : ballot.options.map((option) => option.id)

const isWhole = (value: number) => Number.isSafeInteger(value) && value >= 0

function addTo(total: { heads: number; area: number }, heads: number, area: number): void {
  total.heads += heads
  total.area += area
}
