/** Payments of the people of one area for one project. */
export interface AreaPayment {
  /** null: whose area is not known. */
  readonly areaId: string | null
  /** Heads who paid something. */
  readonly payers: number
  /** In fen; the areas of a project add up to its cost exactly. */
  readonly paid: number
}

/** A project that is bought by Equal Shares, in the order of buying. */
export interface Purchase {
  readonly project: string
  readonly cost: number
  /** Heads who support it. */
  readonly supporters: number
  /** `shares`: its supporters paid; `fill`: bought from what was left over, by most points (completion). */
  readonly by: 'shares' | 'fill'
  /** What nobody's payment exceeds, in fen, rounded up; 0 for a fill. */
  readonly mostPaid: number
  readonly payments: readonly AreaPayment[]
}

/** How useful a project is to one who supports it: as much as it costs, or 1 (its points, in a ballot by score). */
export const UTILITIES = ['cost', 'cardinality'] as const
export type Utility = (typeof UTILITIES)[number]

/** An area's part in a budget: what its voters' equal shares come to, and what they paid. */
export interface AreaShare {
  readonly areaId: string | null
  readonly voters: number
  /** The budget × voters of the area / all voters, in fen; the areas add up to the budget exactly. */
  readonly fairShare: number
  readonly paid: number
}

/** Both ways to spend a budget, side by side. Which one counts is said by the vote; both are published. */
export interface BudgetOutcome {
  readonly budget: number
  readonly voters: number
  readonly utility: Utility
  readonly greedy: { readonly winners: readonly string[]; readonly spent: number }
  readonly shares: {
    readonly winners: readonly string[]
    readonly spent: number
    readonly purchases: readonly Purchase[]
    /** What a voter had at first, in fen as a fraction. */
    readonly perVoter: { readonly fen: number; readonly voters: number }
    /** How often every voter's money was raised by `step` fen to use the budget up. */
    readonly raised: number
    readonly step: number
  }
  readonly areas: readonly AreaShare[]
}
