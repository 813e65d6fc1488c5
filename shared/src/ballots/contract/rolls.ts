import { z } from 'zod'
import { endpoint } from '../../platform/endpoint'
import { id, page, pageInput, text, time } from '../../platform/schemas'
import { rollKind, weight } from './shapes'

const council = ['council', 'administrator'] as const
const sheetKind = rollKind.exclude(['residents'])

const roll = z.object({
  ...{ id, name: z.string(), kind: sheetKind, areaId: id, areaName: z.string() },
  /** Weight by art. 278: heads, and area in 0.01 m². */
  ...{ rows: z.int(), due: weight, version: z.int() },
  /** A vote with it is open: it changes by approved corrections only. */
  frozen: z.boolean(),
})

const rollImport = z.object({
  ...{ id, rollId: id },
  state: z.enum(['running', 'done', 'failed']),
  ...{ rows: z.int(), done: z.int(), due: weight.nullable() },
  /** What is allowed but should be looked at, row by row. */
  notes: z.array(z.object({ row: z.int(), message: z.string() })),
})

const revision = z.object({
  ...{ id, rollId: id, unit: z.string(), kind: z.enum(['area', 'owners']) },
  state: z.enum(['proposed', 'approved', 'refused']),
  /** What stood there and what is to stand there: area in 0.01 m², or masked names. */
  ...{ before: z.string(), after: z.string(), reason: z.string(), at: time, mine: z.boolean() },
  /** What it does, or did, to all who may vote. */
  effect: z.object({ before: weight, after: weight }),
})

const claim = z.object({
  ...{ id, rollId: id, rollName: z.string(), unit: z.string() },
  relation: z.enum(['owner', 'member']),
  state: z.enum(['pending', 'approved', 'refused', 'ended']),
  reason: z.string().nullable(),
})

/** Whose votes count: rolls, their revisions, and the homes people claim on them. */
export const rollContract = {
  'ballots.rolls': endpoint({
    name: 'ballots.rolls',
    method: 'GET',
    path: '/rolls',
    access: 'signedIn',
    input: z.strictObject({ areaId: id.optional() }),
    output: z.object({ items: z.array(roll) }),
    errors: ['AREA_UNKNOWN'],
    summary: 'Rolls of an area and all in it (the county without one), without anybody’s name',
  }),
  'ballots.createRoll': endpoint({
    name: 'ballots.createRoll',
    method: 'POST',
    path: '/rolls',
    access: council,
    input: z.strictObject({ name: text(2, 40), kind: sheetKind, areaId: id }),
    output: roll,
    errors: ['AREA_UNKNOWN', 'AREA_FORBIDDEN', 'DUPLICATE'],
    summary: 'Starts an empty roll: owners of an estate, households, party members, representatives',
  }),
  'ballots.importRoll': endpoint({
    name: 'ballots.importRoll',
    method: 'POST',
    path: '/rolls/:id/import',
    access: council,
    transport: 'upload',
    input: z.strictObject({ id }),
    output: rollImport,
    errors: [
      ...(['NOT_FOUND', 'AREA_FORBIDDEN', 'ROLL_INVALID', 'ROLL_ENCODING', 'ROLL_FROZEN'] as const),
      ...(['FILE_EMPTY', 'FILE_TOO_LARGE', 'FILE_TYPE', 'STALE_VERSION'] as const),
    ],
    summary: 'Fills a roll from Excel or CSV (UTF-8, GBK), all or nothing, with a line for every mistake',
  }),
  'ballots.rollImport': endpoint({
    name: 'ballots.rollImport',
    method: 'GET',
    path: '/rolls/imports/:id',
    access: council,
    input: z.strictObject({ id }),
    output: rollImport,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN'],
    summary: 'How far an import has come',
  }),
  'ballots.rollUnits': endpoint({
    name: 'ballots.rollUnits',
    method: 'GET',
    path: '/rolls/:id/units',
    access: council,
    input: z.strictObject({ id, q: z.string().max(40).optional(), ...pageInput }),
    output: page(z.object({ unit: z.string(), area: z.int(), owners: z.array(z.string()) })),
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'CURSOR_INVALID'],
    summary: 'Units of a roll by their code, names masked',
  }),
  'ballots.reviseRoll': endpoint({
    name: 'ballots.reviseRoll',
    method: 'POST',
    path: '/rolls/:id/revisions',
    access: council,
    input: z.strictObject({
      ...{ id, unit: text(1, 40), reason: text(2, 200) },
      change: z.union([
        z.strictObject({ kind: z.literal('area'), area: z.int().min(1).max(1_000_000_000) }),
        z.strictObject({
          kind: z.literal('owners'),
          owners: z
            .array(z.strictObject({ name: text(1, 40), idNumber: z.string().max(30).default('') }))
            .min(1)
            .max(20),
        }),
      ]),
    }),
    output: revision,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'UNIT_UNKNOWN_ON_ROLL'],
    summary: 'Proposes a correction of an area, or new owners after a sale; somebody else approves it',
  }),
  'ballots.revisions': endpoint({
    name: 'ballots.revisions',
    method: 'GET',
    path: '/rolls/:id/revisions',
    access: council,
    input: z.strictObject({ id, ...pageInput }),
    output: page(revision),
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'CURSOR_INVALID'],
    summary: 'Corrections of a roll with both figures and their effect, the latest first',
  }),
  'ballots.decideRevision': endpoint({
    name: 'ballots.decideRevision',
    method: 'POST',
    path: '/rolls/revisions/:id/decision',
    access: council,
    input: z.strictObject({ id, approve: z.boolean() }),
    output: revision,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'BALLOT_STATE', 'SAME_PERSON', 'UNIT_UNKNOWN_ON_ROLL'],
    summary: 'Approves or refuses a correction; it reaches open ballots, where a vote already cast stands',
  }),
  'ballots.claimHome': endpoint({
    name: 'ballots.claimHome',
    method: 'POST',
    path: '/homes',
    access: 'signedIn',
    input: z.strictObject({
      ...{ rollId: id, unit: text(1, 40), name: text(1, 40) },
      relation: z.enum(['owner', 'member']).default('owner'),
    }),
    output: claim,
    errors: [
      'ROLL_UNKNOWN',
      'UNIT_UNKNOWN_ON_ROLL',
      'CLAIM_EXISTS',
      'GUARDIAN_REQUIRED',
      'TOO_MANY_REQUESTS',
    ],
    summary: 'Says that a unit of a roll is one’s own; staff match it against the roll',
  }),
  'ballots.myHomes': endpoint({
    name: 'ballots.myHomes',
    method: 'GET',
    path: '/homes/mine',
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.object({ items: z.array(claim) }),
    errors: [],
    summary: 'The homes one has claimed',
  }),
  'ballots.claims': endpoint({
    name: 'ballots.claims',
    method: 'GET',
    path: '/rolls/:id/claims',
    access: council,
    input: z.strictObject({ id, ...pageInput }),
    output: page(
      claim.extend({
        ...{ name: z.string(), phone: z.string().nullable(), at: time },
        /** Masked names on the roll, and whether the claimed name is among them. */
        ...{ owners: z.array(z.string()), matches: z.boolean() },
      }),
    ),
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'CURSOR_INVALID'],
    summary: 'Claims that wait, with what the roll says about the unit',
  }),
  'ballots.decideClaim': endpoint({
    name: 'ballots.decideClaim',
    method: 'POST',
    path: '/homes/:id/decision',
    access: council,
    input: z.strictObject({ id, approve: z.boolean(), reason: text(0, 200).default('') }),
    output: claim,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'BALLOT_STATE', 'SAME_PERSON'],
    summary: 'Approves or refuses a claim of a home',
  }),
} as const
