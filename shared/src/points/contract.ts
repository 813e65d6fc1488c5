import { z } from 'zod'
import type { Role } from '../identity/roles'
import { endpoint } from '../platform/endpoint'
import { done, id, page, pageInput, text, time } from '../platform/schemas'
import { EARNING_KINDS } from './rules'

/** Who looks after the points of the residents of an area. */
const KEEPERS: readonly Role[] = ['administrator', 'supervisor']

const points = z.int()
const cap = z.int().min(0).max(1_000_000).nullable()
const kindRule = z.strictObject({ points: z.int().min(0).max(10_000), perDay: cap, perMonth: cap })

/** See shared/src/points/rules.ts. Every kind must be there. */
export const ruleSet = z.strictObject({
  kinds: z.strictObject(
    Object.fromEntries(EARNING_KINDS.map((kind) => [kind, kindRule])) as Record<
      (typeof EARNING_KINDS)[number],
      typeof kindRule
    >,
  ),
  perPersonDay: cap,
  lifeMonths: z.int().min(1).max(120),
})

const ruleVersion = z.object({
  version: z.int(),
  /** Null: the rules of the product, until the county has set its own. */
  from: time.nullable(),
  rules: ruleSet,
  state: z.enum(['past', 'current', 'coming']),
})

const paid = z.object({
  points,
  people: z.int(),
  /** Events of which a cap took something. */
  capped: z.int(),
  kinds: z.object(
    Object.fromEntries(EARNING_KINDS.map((kind) => [kind, z.object({ events: z.int(), points })])) as Record<
      (typeof EARNING_KINDS)[number],
      z.ZodObject<{ events: z.ZodInt; points: z.ZodInt }>
    >,
  ),
})

export const pointsContract = {
  'points.mine': endpoint({
    name: 'points.mine',
    method: 'GET',
    path: '/points/mine',
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.object({
      balance: points,
      spendable: points,
      held: points,
      frozen: z.boolean(),
      /** Why, in the words of who froze it. */
      frozenReason: z.string().nullable(),
      /** The next days on which points expire, at most 12. */
      expiring: z.array(z.object({ at: time, amount: points })),
    }),
    errors: [],
    summary: 'The own points: what can be spent, what is set aside, what expires when',
  }),
  'points.history': endpoint({
    name: 'points.history',
    method: 'GET',
    path: '/points/history',
    access: 'signedIn',
    input: z.strictObject(pageInput),
    output: page(
      z.object({
        id,
        at: time,
        kind: z.string(),
        words: z.string(),
        amount: points,
        balance: points,
        /** The case it is about, when there is one. */
        caseId: id.nullable(),
      }),
    ),
    errors: ['CURSOR_INVALID'],
    summary: 'Every movement of the own points in plain words, newest first',
  }),
  'points.rules': endpoint({
    name: 'points.rules',
    method: 'GET',
    path: '/points/rules',
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.object({ version: z.int(), versions: z.array(ruleVersion) }),
    errors: [],
    summary: 'What points are given for: the rules that hold, those to come and those before, newest first',
  }),
  'points.setRules': endpoint({
    name: 'points.setRules',
    method: 'POST',
    path: '/points/rules',
    access: ['administrator'],
    input: z.strictObject({ version: z.int().min(0), from: time.optional(), rules: ruleSet }),
    output: z.object({ version: z.int() }),
    errors: ['AREA_FORBIDDEN', 'STALE_VERSION', 'POINTS_RULE_PAST'],
    summary: 'Adds a version of the rules, from now or a later moment on; `version` is the newest one seen',
  }),
  'points.previewRules': endpoint({
    name: 'points.previewRules',
    method: 'POST',
    path: '/points/rules/preview',
    access: ['administrator'],
    input: z.strictObject({ rules: ruleSet }),
    output: z.object({ month: z.string(), would: paid, did: paid }),
    errors: ['AREA_FORBIDDEN'],
    summary: 'What these rules would have paid for last month, beside what was paid',
  }),
  'points.runs': endpoint({
    name: 'points.runs',
    method: 'GET',
    path: '/points/runs',
    access: ['administrator', 'evaluator'],
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          id,
          job: z.enum(['expire', 'reconcile']),
          startedAt: time,
          finishedAt: time.nullable(),
          done: z.int(),
          total: z.int(),
          /** Of a reconciliation: all entries together; 0 when the books balance. */
          sum: points.nullable(),
          /** Accounts whose cached balance, entries and lots don't agree. */
          wrong: z.array(
            z.object({
              ...{ accountId: z.string(), balance: points, entries: points, lots: points.nullable() },
              /** What the account says it has set aside, and what its open orders took, when they differ. */
              ...{ held: points.optional(), holds: points.optional() },
            }),
          ),
        }),
      ),
    }),
    errors: [],
    summary: 'The last nightly runs: expiry with its progress, reconciliation with what it found',
  }),
  'points.audit': endpoint({
    name: 'points.audit',
    method: 'GET',
    path: '/points/accounts/:id/audit',
    access: ['administrator', 'evaluator', 'supervisor'],
    input: z.strictObject({ id, after: z.coerce.number().int().min(0).default(0).meta({ type: 'integer' }) }),
    output: z.object({
      /** Whether each of these events follows from the one before. */
      valid: z.boolean(),
      brokenAt: z.int().nullable(),
      /** Number to go on after; null at the end. */
      next: z.int().nullable(),
      events: z.array(
        z.object({
          seq: z.int(),
          type: z.string(),
          at: time,
          actor: z.object({ kind: z.string(), id: z.string() }),
          data: z.unknown(),
          prevHash: z.string(),
          hash: z.string(),
        }),
      ),
    }),
    errors: ['NOT_FOUND'],
    summary: 'The postings of an account with their hash chain, 500 at a time: what an auditor can check',
  }),
  'points.freeze': endpoint({
    name: 'points.freeze',
    method: 'POST',
    path: '/points/accounts/:id/freeze',
    access: KEEPERS,
    input: z.strictObject({ id, frozen: z.boolean(), reason: text(2, 200) }),
    output: done,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN'],
    summary: 'Stops an account from spending, or lets it spend again',
  }),
  'points.account': endpoint({
    name: 'points.account',
    method: 'GET',
    path: '/points/accounts/:id',
    access: KEEPERS,
    input: z.strictObject({ id }),
    output: z.object({
      id,
      name: z.string(),
      balance: points,
      held: points,
      /** Why it may not spend, since when, and who said so. */
      frozen: z.object({ reason: z.string(), at: time, byName: z.string() }).nullable(),
    }),
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN'],
    summary:
      'Whose account it is, what is on it and whether it is frozen, before one freezes it or lets it go',
  }),
  'points.frozen': endpoint({
    name: 'points.frozen',
    method: 'GET',
    path: '/points/frozen',
    access: KEEPERS,
    input: z.strictObject(pageInput),
    output: page(
      z.object({ id, name: z.string(), balance: points, reason: z.string(), at: time, byName: z.string() }),
    ),
    errors: ['CURSOR_INVALID'],
    summary: 'Accounts of the own area that may not spend, those frozen last first',
  }),
  'points.adjustments': endpoint({
    name: 'points.adjustments',
    method: 'GET',
    path: '/points/adjustments',
    access: KEEPERS,
    input: z.strictObject(pageInput),
    output: page(
      z.object({
        id,
        at: time,
        accountId: id,
        accountName: z.string(),
        amount: points,
        reason: z.string(),
        state: z.enum(['asked', 'done', 'refused']),
        askedBy: z.string(),
        decidedBy: z.string().nullable(),
        /** Whether the reader may decide it: somebody else asked for it. */
        mayDecide: z.boolean(),
      }),
    ),
    errors: ['CURSOR_INVALID'],
    summary: 'Adjustments by the staff of the own area, newest first',
  }),
  'points.askAdjustment': endpoint({
    name: 'points.askAdjustment',
    method: 'POST',
    path: '/points/adjustments',
    access: KEEPERS,
    input: z.strictObject({
      accountId: id,
      amount: z.int().min(-1_000_000).max(1_000_000),
      reason: text(4, 200),
    }),
    output: z.object({ id }),
    errors: ['AREA_FORBIDDEN', 'POINTS_AMOUNT', 'POINTS_ACCOUNT_UNKNOWN'],
    summary: 'Asks for points to be given (or taken, below 0), with the reason; a second person decides',
  }),
  'points.decideAdjustment': endpoint({
    name: 'points.decideAdjustment',
    method: 'POST',
    path: '/points/adjustments/:id/decision',
    access: KEEPERS,
    input: z.strictObject({ id, approve: z.boolean() }),
    output: done,
    errors: [
      'NOT_FOUND',
      'AREA_FORBIDDEN',
      'POINTS_SECOND_PERSON',
      'POINTS_ADJUSTMENT_DECIDED',
      'POINTS_SHORT',
      'STALE_VERSION',
    ],
    summary: 'Lets an adjustment that somebody else asked for take effect, or refuses it',
  }),
  'points.household': endpoint({
    name: 'points.household',
    method: 'GET',
    path: '/points/household',
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.object({
      household: z
        .object({
          members: z.array(z.object({ id, name: z.string(), balance: points, since: time, me: z.boolean() })),
          /** An invitation that can still be used. */
          code: z.string().nullable(),
          codeUntil: time.nullable(),
        })
        .nullable(),
    }),
    errors: [],
    summary: 'The own household with the points of its members; null for who is in none',
  }),
  'points.invite': endpoint({
    name: 'points.invite',
    method: 'POST',
    path: '/points/household/invitation',
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.object({ code: z.string(), until: time }),
    errors: ['GUARDIAN_REQUIRED', 'HOUSEHOLD_FULL', 'HOUSEHOLD_ALREADY', 'STALE_VERSION'],
    summary:
      'A code that lets one relative into the own household within a day; begins one when there is none',
  }),
  'points.join': endpoint({
    name: 'points.join',
    method: 'POST',
    path: '/points/household/members',
    access: 'signedIn',
    input: z.strictObject({ code: z.string().min(4).max(20) }),
    output: done,
    errors: [
      'GUARDIAN_REQUIRED',
      'HOUSEHOLD_CODE_INVALID',
      'HOUSEHOLD_ALREADY',
      'HOUSEHOLD_FULL',
      'STALE_VERSION',
    ],
    summary: 'Joins a household: from then on its members see one another’s points and may pass them on',
  }),
  'points.leave': endpoint({
    name: 'points.leave',
    method: 'POST',
    path: '/points/household/leaving',
    access: 'signedIn',
    input: z.strictObject({}),
    output: done,
    errors: ['HOUSEHOLD_NONE', 'STALE_VERSION'],
    summary: 'Leaves the household with the own points',
  }),
  'points.transfer': endpoint({
    name: 'points.transfer',
    method: 'POST',
    path: '/points/transfers',
    access: 'signedIn',
    input: z.strictObject({ toId: id, amount: z.int().min(1).max(1_000_000) }),
    output: z.object({ balance: points }),
    errors: [
      'GUARDIAN_REQUIRED',
      'HOUSEHOLD_NOT_MEMBER',
      'POINTS_SHORT',
      'POINTS_NEGATIVE',
      'POINTS_FROZEN',
      'STALE_VERSION',
    ],
    summary: 'Passes points on to a member of the own household; they keep their expiry',
  }),
  'points.ranking': endpoint({
    name: 'points.ranking',
    method: 'GET',
    path: '/points/ranking',
    access: 'signedIn',
    input: z.strictObject({
      of: z.enum(['people', 'villages', 'teams']).default('people'),
      month: z
        .string()
        .regex(/^20\d\d-(0[1-9]|1[0-2])$/, '月份格式不对')
        .optional(),
    }),
    output: z.object({
      month: z.string(),
      /** Of people: the community whose people these are; null when the asker has chosen none. */
      community: z.string().nullable(),
      /** Equal points share a place. */
      items: z.array(
        z.object({
          ...{ place: z.int(), name: z.string(), points },
          /** Whose points these are; null for a single person. */
          people: z.int().nullable(),
          /** Of a team. */
          teamId: id.nullable(),
          me: z.boolean(),
        }),
      ),
      mine: z.object({ points, hidden: z.boolean() }),
    }),
    errors: [],
    summary:
      'Points earned in a month: people of the own community who don’t mind, the communities of the county, or its teams',
  }),
  'points.setRanking': endpoint({
    name: 'points.setRanking',
    method: 'POST',
    path: '/points/ranking/choice',
    access: 'signedIn',
    input: z.strictObject({ hidden: z.boolean() }),
    output: done,
    errors: [],
    summary: 'Leaves the rankings of people and of teams, also of past months, or comes back to them',
  }),
} as const
