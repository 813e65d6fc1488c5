/** How people may choose: a question, one of several, approval, instant run-off, points, projects under a budget. */
export const BALLOT_KINDS = ['yesNo', 'single', 'multiple', 'ranked', 'score', 'budget'] as const
export type BallotKind = (typeof BALLOT_KINDS)[number]

export const BALLOT_KIND_LABELS: Record<BallotKind, string> = {
  yesNo: '赞成/反对/弃权',
  single: '单选',
  multiple: '多选',
  ranked: '排序',
  score: '打分',
  budget: '预算分配',
}

/** Whose vote it is: residents of areas, one vote a home, an owner roll (Civil Code art. 278), a named list. */
export const ROLL_KINDS = ['residents', 'households', 'owners', 'named'] as const
export type RollKind = (typeof ROLL_KINDS)[number]

export const ROLL_KIND_LABELS: Record<RollKind, string> = {
  residents: '居民',
  households: '住户（一户一票）',
  owners: '业主（面积与人数）',
  named: '名单',
}

/** Something that can be chosen: an answer, a candidate, a project. */
export interface BallotOption {
  /** Stable within the ballot; `[\w.-]{1,64}`. */
  readonly id: string
  readonly title: string
  /** What a project costs, in fen; only in a budget ballot, ≥ 1. */
  readonly cost?: number
  /** The area a project is for; null or left out: the whole ballot's. */
  readonly areaId?: string | null
}

/** The answers to a question. */
export const ANSWERS = ['yes', 'no', 'abstain'] as const
export type Answer = (typeof ANSWERS)[number]

/** What a kind lets people do. All numbers are integers. */
export type BallotRules =
  | { readonly kind: 'yesNo' }
  /** `seats`: how many options win (default 1). */
  | { readonly kind: 'single'; readonly seats?: number }
  /** `max`: how many options one ballot may name. */
  | { readonly kind: 'multiple'; readonly max: number; readonly seats?: number }
  /** `max`: how many options one ballot may rank; left out: all. One winner. */
  | { readonly kind: 'ranked'; readonly max?: number }
  /** Each option gets 0…`max` points; an option left out gets 0. */
  | { readonly kind: 'score'; readonly max: number; readonly seats?: number }
  /** `budget` in fen. `by` approval: the chosen projects together may cost no more than the budget; by score: 0…`max` points a project. */
  | { readonly kind: 'budget'; readonly budget: number; readonly by: 'approval' }
  | { readonly kind: 'budget'; readonly budget: number; readonly by: 'score'; readonly max: number }

/** What the rules need to know of a ballot: enough to check a choice and to count. */
export interface Ballot {
  readonly id: string
  readonly rules: BallotRules
  /** Empty for a question (yesNo), else in the order in which they are shown. */
  readonly options: readonly BallotOption[]
  /**
   * Whether a ballot may choose nothing. It then takes part (quorum) and supports nobody. A question has its own answer for it
   * (abstain), so there this says nothing.
   */
  readonly blankAllowed: boolean
}

/** Points for one option. */
export interface Score {
  readonly option: string
  readonly score: number
}

/** What one ballot says. Option ids; order matters in a ranking only. */
export type Choice =
  | { readonly kind: 'yesNo'; readonly answer: Answer }
  /** null: blank. */
  | { readonly kind: 'single'; readonly option: string | null }
  | { readonly kind: 'multiple'; readonly options: readonly string[] }
  /** Best first. */
  | { readonly kind: 'ranked'; readonly ranking: readonly string[] }
  | { readonly kind: 'score'; readonly scores: readonly Score[] }
  | { readonly kind: 'budget'; readonly options: readonly string[] }
  | { readonly kind: 'budget'; readonly scores: readonly Score[] }

/** How a ballot came in. */
export const CHANNELS = ['online', 'paper'] as const
export type Channel = (typeof CHANNELS)[number]

/**
 * One ballot as it is counted: what it says and what it weighs. Nothing here names a person. For a vote without areas `area` is 0.
 */
export interface CastBallot {
  readonly choice: Choice
  /** Heads it counts for: 1, also for several units of one owner. */
  readonly heads: number
  /** Exclusive area it stands for, in 0.01 m². */
  readonly area: number
  /** Where the voter lives, for shares by area of a budget; left out of secret ballots. */
  readonly areaId?: string | null
  /** How many ballots that say the same this stands for (1 when left out); `heads` and `area` are then those of all. */
  readonly ballots?: number
}

/** What order the options of an election are in: by heads, or by the area of those who chose them. */
export const COUNT_BY = ['heads', 'area'] as const
export type CountBy = (typeof COUNT_BY)[number]

/** Heads and area together: both are counted in every vote; area stays 0 where nobody has any. */
export interface Weight {
  readonly heads: number
  /** In 0.01 m². */
  readonly area: number
}

/**
 * Limits that keep every sum and every cross-multiplication of the rules within 2^53: 10^6 units × 10^9 (10,000,000.00 m²) = 10^15,
 * times the largest factor of a threshold (4) = 4 × 10^15 < 9.007 × 10^15.
 */
export const LIMITS = {
  /** Units on a roll, and ballots in a vote. */
  units: 1_000_000,
  /** Exclusive area of one unit, in 0.01 m². */
  unitArea: 1_000_000_000,
  options: 200,
  /** Options of a ranked ballot. */
  rankedOptions: 50,
  score: 100,
  /** 10 billion yuan, in fen. */
  budget: 1_000_000_000_000,
} as const
