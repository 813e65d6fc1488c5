import { z } from 'zod'
import { id, text, time } from '../../platform/schemas'
import { ANSWERS, BALLOT_KINDS, CHANNELS, COUNT_BY, LIMITS, ROLL_KINDS } from '../ballot'
import { DECISION_RULE_IDS, type DecisionRuleId, OWNER_MATTERS } from '../decision'
import { PHASES } from '../phase'

export const kind = z.enum(BALLOT_KINDS)
export const rollKind = z.enum(ROLL_KINDS)
const whole = (max: number) => z.int().min(1).max(max)
const optionId = id

/** {@link BallotRules} on the wire. */
export const rules = z.union([
  z.strictObject({ kind: z.literal('yesNo') }),
  z.strictObject({ kind: z.literal('single'), seats: whole(LIMITS.options).optional() }),
  z.strictObject({
    kind: z.literal('multiple'),
    max: whole(LIMITS.options),
    seats: whole(LIMITS.options).optional(),
  }),
  z.strictObject({ kind: z.literal('ranked'), max: whole(LIMITS.rankedOptions).optional() }),
  z.strictObject({
    kind: z.literal('score'),
    max: whole(LIMITS.score),
    seats: whole(LIMITS.options).optional(),
  }),
  z.strictObject({ kind: z.literal('budget'), budget: whole(LIMITS.budget), by: z.literal('approval') }),
  z.strictObject({
    kind: z.literal('budget'),
    budget: whole(LIMITS.budget),
    by: z.literal('score'),
    max: whole(LIMITS.score),
  }),
])

const options = z.array(optionId).max(LIMITS.options)
const scores = z
  .array(z.strictObject({ option: optionId, score: z.int().min(-1_000_000).max(1_000_000) }))
  .max(LIMITS.options)

/** {@link Choice} on the wire. */
export const choice = z.union([
  z.strictObject({ kind: z.literal('yesNo'), answer: z.enum(ANSWERS) }),
  z.strictObject({ kind: z.literal('single'), option: optionId.nullable() }),
  z.strictObject({ kind: z.literal('multiple'), options }),
  z.strictObject({ kind: z.literal('ranked'), ranking: options }),
  z.strictObject({ kind: z.literal('score'), scores }),
  z.strictObject({ kind: z.literal('budget'), options }),
  z.strictObject({ kind: z.literal('budget'), scores }),
])

export const optionInput = z.strictObject({
  id: optionId,
  title: text(1, 80),
  /** In fen; a project of a budget. */
  cost: z.int().min(1).max(LIMITS.budget).optional(),
  areaId: id.nullable().optional(),
})

export const option = z.object({
  id: optionId,
  title: z.string(),
  cost: z.int().optional(),
  areaId: id.nullable().optional(),
})

export const decisionRule = z.enum(DECISION_RULE_IDS as [DecisionRuleId, ...DecisionRuleId[]])
export const matter = z.union(
  OWNER_MATTERS.map((one) => z.literal(one.id)) as unknown as [z.ZodLiteral<number>, z.ZodLiteral<number>],
)

/** All that the council says of a ballot before it is announced. */
export const terms = {
  title: text(2, 60),
  text: text(0, 5_000).default(''),
  /** The topic it is to decide on; linked once deliberation finds it open and within the ballot's area. */
  topicId: id.nullable().default(null),
  /** Whose matter it is: council and administrators of this area run it. */
  areaId: id,
  rules,
  options: z.array(optionInput).max(LIMITS.options).default([]),
  blankAllowed: z.boolean().default(false),
  secret: z.boolean().default(false),
  voters: z.strictObject({
    kind: rollKind,
    /** Of `residents`: where they live. */
    areaIds: z.array(id).max(50).default([]),
    /** Of every other kind: the roll. */
    rollId: id.nullable().default(null),
  }),
  decision: decisionRule.default('plain'),
  countBy: z.enum(COUNT_BY).default('heads'),
  /** Of an owner vote: which matter of art. 278; it names the decision rule. */
  matter: matter.nullable().default(null),
  /** Days between announcement and opening; owners: at least 15. */
  noticeDays: z.int().min(0).max(90).default(15),
  /** Whether a vote may be changed until the close. */
  changeAllowed: z.boolean().default(false),
  paperAllowed: z.boolean().default(false),
  /** The clause of the 管理规约 by which silent owners follow the majority; null: they don't. */
  silentClause: text(2, 500).nullable().default(null),
  opensAt: time,
  closesAt: time,
}

export const weight = z.object({ heads: z.int(), area: z.int() })

/** Who has taken part so far, of whom; areas in 0.01 m². */
export const participation = z.object({ present: weight, due: weight })

export const ballotSummary = z.object({
  id,
  title: z.string(),
  kind,
  secret: z.boolean(),
  voters: rollKind,
  areaId: id,
  areaName: z.string(),
  topicId: id.nullable(),
  /** The topic's title; null while it is linked to none. */
  topicTitle: z.string().nullable(),
  phase: z.enum(PHASES),
  opensAt: time,
  closesAt: time,
  announcedAt: time.nullable(),
  participation,
  /** Of a published question. */
  passed: z.boolean().nullable(),
})

/** A ballot as its topic shows it. */
export const topicBallot = ballotSummary
  .pick({ id: true, title: true, kind: true, phase: true, opensAt: true, closesAt: true })
  .extend({ participation, passed: z.boolean().nullable(), outcome: z.string().nullable() })

/** One vote that somebody may cast: his own, of a home, or as a proxy. */
const standing = z.object({
  voterId: id,
  /** What it stands for: homes, or the name on the list. */
  label: z.string(),
  area: z.int(),
  as: z.enum(['own', 'proxy']),
  voted: z.boolean(),
  channel: z.enum(CHANNELS).nullable(),
  /** What was chosen, if it was this account; never of a secret ballot. */
  choice: choice.nullable(),
  mayVote: z.boolean(),
  receipt: z.string().nullable(),
  /** Of an own vote: whether a proxy code is out (`offered`), or somebody may vote for it (`taken`). */
  proxy: z.enum(['none', 'offered', 'taken']),
})

export const BALLOT_ABILITIES = [
  'edit',
  'announce',
  'cancel',
  'extend',
  'enterPapers',
  'checkPapers',
  'publish',
  'revise',
] as const

export const publicKey = z.object({
  id: z.string(),
  /** Of an area-weighted secret ballot: what a ballot under this key weighs. */
  weight,
  /** Base64url, unsigned, big-endian. */
  n: z.string(),
  e: z.string(),
})

export const ballotView = ballotSummary.extend({
  version: z.int(),
  text: z.string(),
  rules,
  options: z.array(option),
  blankAllowed: z.boolean(),
  decision: decisionRule,
  countBy: z.enum(COUNT_BY),
  matter: z.int().nullable(),
  noticeDays: z.int(),
  changeAllowed: z.boolean(),
  paperAllowed: z.boolean(),
  silentClause: z.string().nullable(),
  areaIds: z.array(id),
  rollId: id.nullable(),
  /** Why it was called off; null when it wasn't. */
  cancelReason: z.string().nullable(),
  /** What voters should know: a secret ballot by area, a silent clause. */
  warnings: z.array(z.string()),
  /** Hash of the secret half of the lot's seed, fixed before the first vote. */
  lotCommitment: z.string().nullable(),
  keys: z.array(publicKey),
  mine: z.array(standing),
  /** Why there is nothing to cast, as a sentence; null when there is. */
  whyNot: z.string().nullable(),
  abilities: z.array(z.enum(BALLOT_ABILITIES)),
})
