import { z } from 'zod'
import { attachment } from '../../files/contract'
import { endpoint } from '../../platform/endpoint'
import { id, page, pageInput, text, time } from '../../platform/schemas'
import { PHASES } from '../phase'
import { ballotSummary, ballotView, choice, participation, terms } from './shapes'

const council = ['council', 'administrator'] as const
const version = z.int().min(0)

const termErrors = [
  ...(['AREA_UNKNOWN', 'AREA_FORBIDDEN', 'ROLL_UNKNOWN', 'BALLOT_TERMS', 'TEXT_RISKY'] as const),
  ...(['BALLOT_OPTIONS', 'BALLOT_OPTION_TWICE', 'BALLOT_NUMBER', 'BALLOT_COST'] as const),
] as const

const paper = z.object({
  id,
  serial: z.string(),
  voterId: id,
  label: z.string(),
  receivedAt: time,
  scanFileId: id.nullable(),
  /** The scan to look at; for checkers as well, who did not upload it. */
  scan: attachment.nullable(),
  /** `waiting`: for the second person; `differs`: the two read it differently; `conflict`: there is another vote for this voter. */
  state: z.enum(['waiting', 'differs', 'conflict', 'counted', 'setAside']),
  entries: z.array(z.object({ byMe: z.boolean(), at: time, choice })),
  /** Of a conflict: the other vote, and which one counts as it stands. */
  other: z
    .object({
      channel: z.enum(['online', 'paper']),
      at: time,
      by: z.enum(['own', 'proxy']),
      differs: z.boolean(),
    })
    .nullable(),
  counts: z.enum(['paper', 'other']).nullable(),
  checkedBy: z.int(),
})

/** What councils and administrators do. */
export const councilContract = {
  'ballots.create': endpoint({
    name: 'ballots.create',
    method: 'POST',
    path: '/ballots',
    access: council,
    input: z.strictObject(terms),
    output: ballotView,
    errors: termErrors,
    summary: 'Drafts a ballot',
  }),
  'ballots.update': endpoint({
    name: 'ballots.update',
    method: 'PUT',
    path: '/ballots/:id',
    access: council,
    input: z.strictObject({ id, version, ...terms }),
    output: ballotView,
    errors: ['NOT_FOUND', 'STALE_VERSION', 'BALLOT_STATE', ...termErrors],
    summary: 'Changes a draft; what has been announced stays as it is',
  }),
  'ballots.announce': endpoint({
    name: 'ballots.announce',
    method: 'POST',
    path: '/ballots/:id/announcement',
    access: council,
    input: z.strictObject({ id, version }),
    output: ballotView,
    errors: [
      ...(['NOT_FOUND', 'STALE_VERSION', 'BALLOT_STATE', 'AREA_FORBIDDEN'] as const),
      ...(['VOTE_NOTICE_SHORT', 'ROLL_EMPTY', 'BALLOT_TERMS', 'ROLL_UNKNOWN'] as const),
    ],
    summary: 'Announces a ballot; the notice days run from here',
  }),
  'ballots.cancel': endpoint({
    name: 'ballots.cancel',
    method: 'POST',
    path: '/ballots/:id/cancellation',
    access: council,
    input: z.strictObject({ id, version, reason: text(2, 200) }),
    output: ballotView,
    errors: ['NOT_FOUND', 'STALE_VERSION', 'BALLOT_STATE', 'AREA_FORBIDDEN', 'TEXT_RISKY'],
    summary: 'Calls a ballot off before it opens; its voters are told, and everybody reads why',
  }),
  'ballots.extend': endpoint({
    name: 'ballots.extend',
    method: 'POST',
    path: '/ballots/:id/extension',
    access: council,
    input: z.strictObject({ id, version, closesAt: time }),
    output: ballotView,
    errors: [
      ...(['NOT_FOUND', 'STALE_VERSION', 'BALLOT_STATE', 'AREA_FORBIDDEN'] as const),
      ...(['VOTE_CLOSED', 'VOTE_EXTEND_BACK'] as const),
    ],
    summary: 'Moves the close further away; never after it',
  }),
  'ballots.publish': endpoint({
    name: 'ballots.publish',
    method: 'POST',
    path: '/ballots/:id/publication',
    access: council,
    input: z.strictObject({ id }),
    output: ballotView,
    errors: ['NOT_FOUND', 'BALLOT_STATE', 'AREA_FORBIDDEN', 'BALLOT_OPEN_STILL', 'PAPERS_OPEN'],
    summary: 'Counts a closed ballot from its ballots alone and publishes the bulletin',
  }),
  'ballots.desk': endpoint({
    name: 'ballots.desk',
    method: 'GET',
    path: '/ballots/desk',
    access: council,
    input: z.strictObject({ phase: z.enum(PHASES).optional(), ...pageInput }),
    output: page(ballotSummary),
    errors: ['CURSOR_INVALID'],
    summary: 'All ballots of the areas that the asker runs, drafts as well, the latest first',
  }),
  'ballots.voters': endpoint({
    name: 'ballots.voters',
    method: 'GET',
    path: '/ballots/:id/voters',
    access: council,
    /** `q`: the whole code of a unit, a whole name, or the last four digits of a phone. */
    input: z.strictObject({ id, q: z.string().max(40).optional(), ...pageInput }),
    output: page(
      z.object({
        ...{ voterId: id, label: z.string(), name: z.string(), heads: z.int(), area: z.int() },
        /** Masked, to tell namesakes apart; null where none is known. */
        phone: z.string().nullable(),
        ...{ used: z.boolean(), channel: z.enum(['online', 'paper']).nullable() },
      }),
    ),
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'CURSOR_INVALID'],
    summary: 'The frozen roll of a ballot: who may vote with what weight, and who has; never what',
  }),
  'ballots.enterPaper': endpoint({
    name: 'ballots.enterPaper',
    method: 'POST',
    path: '/ballots/:id/papers',
    access: council,
    input: z.strictObject({
      ...{ id, serial: z.string().regex(/^[\w-]{1,20}$/, '票号只用字母、数字和连字符'), voterId: id },
      ...{ choice, receivedAt: time, scanFileId: id.nullable().default(null) },
    }),
    output: paper,
    errors: [
      ...([
        'NOT_FOUND',
        'AREA_FORBIDDEN',
        'BALLOT_STATE',
        'BALLOT_TERMS',
        'NOT_ON_ROLL',
        'SAME_PERSON',
      ] as const),
      ...(['PAPER_TIME', 'FILE_UNKNOWN', 'DUPLICATE', 'VOTE_IS_SECRET'] as const),
      ...(['CHOICE_KIND', 'CHOICE_OPTION_UNKNOWN', 'CHOICE_OPTION_TWICE', 'CHOICE_TOO_MANY'] as const),
      ...(['CHOICE_SCORE_RANGE', 'CHOICE_OVER_BUDGET', 'CHOICE_BLANK'] as const),
    ],
    summary:
      'Enters a paper ballot; it counts once a second person has entered the same without seeing the first',
  }),
  'ballots.papers': endpoint({
    name: 'ballots.papers',
    method: 'GET',
    path: '/ballots/:id/papers',
    access: council,
    input: z.strictObject({ id, open: z.enum(['true', 'false']).optional(), ...pageInput }),
    output: page(paper),
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'CURSOR_INVALID'],
    summary: 'Paper ballots: those that wait for a second entry, differ, or meet another vote',
  }),
  'ballots.checkPaper': endpoint({
    name: 'ballots.checkPaper',
    method: 'POST',
    path: '/ballots/papers/:id/check',
    access: council,
    input: z.strictObject({
      id,
      /** Of two readings that differ: what the paper says; null: it says nothing valid and is set aside. */
      choice: choice.nullable().optional(),
      /** Of a conflict: which vote counts. */
      counts: z.enum(['paper', 'other']).optional(),
    }),
    output: paper,
    errors: [
      ...(['NOT_FOUND', 'AREA_FORBIDDEN', 'BALLOT_STATE', 'SAME_PERSON', 'BALLOT_TERMS'] as const),
      ...(['CHOICE_KIND', 'CHOICE_OPTION_UNKNOWN', 'CHOICE_OPTION_TWICE', 'CHOICE_TOO_MANY'] as const),
      ...(['CHOICE_SCORE_RANGE', 'CHOICE_OVER_BUDGET', 'CHOICE_BLANK'] as const),
    ],
    summary: 'Decides a difference or a conflict; two people must say the same',
  }),
  'ballots.recordDelivery': endpoint({
    name: 'ballots.recordDelivery',
    method: 'POST',
    path: '/ballots/:id/deliveries',
    access: council,
    input: z.strictObject({ id, voterIds: z.array(id).min(1).max(200), proofFileId: id }),
    output: z.object({ recorded: z.int() }),
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'BALLOT_STATE', 'BALLOT_TERMS', 'NOT_ON_ROLL', 'FILE_UNKNOWN'],
    summary:
      'Proof that the ballot was delivered to owners, where a clause lets the silent follow the majority',
  }),
  'ballots.counts': endpoint({
    name: 'ballots.counts',
    method: 'GET',
    path: '/ballots/:id/counts',
    access: council,
    input: z.strictObject({ id }),
    output: z.object({ cached: participation, counted: participation, equal: z.boolean() }),
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN'],
    summary: 'The live participation beside a fresh count of those marked as having voted',
  }),
} as const
