import type { Ballot, CountBy, RollKind, Weight } from './ballot'
import type { BudgetOutcome } from './budget/outcome'
import { canonicalJson } from './canonical'
import { sha256Hex } from './crypto/sha256'
import type { DecisionRuleId } from './decision'
import type { CorrectionEffect } from './heads'
import { commitmentOf, seedOf } from './lot'
import type { Result } from './result'
import type { SilentDecision } from './standing'
import type { Counts } from './tally'

/** Everything a result was computed from, and the result: what is published after the close. */
export interface BulletinBody {
  readonly format: 'linli-bulletin'
  readonly version: 1
  readonly ballot: Ballot
  readonly title: string
  readonly opensAt: string
  readonly closesAt: string
  readonly roll: {
    readonly kind: RollKind
    /** All who may vote. */
    readonly due: Weight
    /** Approved corrections after the roll was frozen: both figures and the effect. */
    readonly corrections: readonly CorrectionEffect[]
  }
  readonly rule: DecisionRuleId
  readonly countBy: CountBy
  /** Of an election by lot, if one is needed: published at opening, opened now. */
  readonly lot: { readonly commitment: string; readonly secret: string; readonly seed: string }
  /** SHA-256 of the lines of ballots, each with its line feed (recount.ts). */
  readonly ballotsHash: string
  readonly counts: Counts
  readonly result: Result
  /** Of a budget. */
  readonly budget: BudgetOutcome | null
  /** Owners who did not vote, where a clause lets them follow the majority. */
  readonly silent: SilentDecision | null
}

export interface Bulletin extends BulletinBody {
  /** SHA-256 of the canonical JSON of all the rest. */
  readonly hash: string
}

/** What the office hands over for a bulletin; the lot's seed and commitment are computed. */
export type BulletinFacts = Omit<BulletinBody, 'format' | 'version' | 'lot'> & {
  /** Drawn at opening, kept until the close. */
  readonly secret: string
}

/** The published result: inputs, arithmetic step by step, hash. Equal facts give an equal hash, to the byte. */
export function bulletinOf({ secret, ...facts }: BulletinFacts): Bulletin {
  const lot = { commitment: commitmentOf(secret), secret, seed: seedOf(secret, facts.ballotsHash) }
  const body: BulletinBody = { format: 'linli-bulletin', version: 1, ...facts, lot }
  return { ...body, hash: sha256Hex(canonicalJson(body)) }
}

/** Whether a bulletin is the one that its hash was made of, and its lot was not chosen afterwards. */
export function bulletinHolds({ hash, ...body }: Bulletin): boolean {
  const { commitment, secret, seed } = body.lot
  return (
    sha256Hex(canonicalJson(body)) === hash &&
    commitmentOf(secret) === commitment &&
    seedOf(secret, body.ballotsHash) === seed
  )
}
