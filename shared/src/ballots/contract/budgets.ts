import { z } from 'zod'
import { endpoint } from '../../platform/endpoint'
import { id, tenantSlug } from '../../platform/schemas'
import { UTILITIES } from '../budget/outcome'
import { PABULIB_VOTES } from '../budget/pabulib'
import { ballotView } from './shapes'

const council = ['council', 'administrator'] as const
const fileErrors = ['PB_INVALID', 'FILE_EMPTY', 'FILE_TOO_LARGE', 'BODY_MALFORMED'] as const

const area = z.string().nullable()

/** Both ways to spend a budget, with who paid what; amounts in fen. */
const outcome = z.object({
  ...{ budget: z.int(), voters: z.int(), utility: z.enum(UTILITIES) },
  greedy: z.object({ winners: z.array(z.string()), spent: z.int() }),
  shares: z.object({
    ...{ winners: z.array(z.string()), spent: z.int() },
    purchases: z.array(
      z.object({
        ...{ project: z.string(), cost: z.int(), supporters: z.int(), by: z.enum(['shares', 'fill']) },
        mostPaid: z.int(),
        payments: z.array(z.object({ areaId: area, payers: z.int(), paid: z.int() })),
      }),
    ),
    perVoter: z.object({ fen: z.int(), voters: z.int() }),
    ...{ raised: z.int(), step: z.int() },
  }),
  areas: z.array(z.object({ areaId: area, voters: z.int(), fairShare: z.int(), paid: z.int() })),
})

/** Participatory budgets in and out of the files of pabulib.org. */
export const budgetContract = {
  'ballots.pabulibFile': endpoint({
    name: 'ballots.pabulibFile',
    method: 'GET',
    path: '/ballots/:id/pabulib',
    access: 'public',
    transport: 'raw',
    input: z.strictObject({ id, tenant: tenantSlug }),
    output: z.unknown(),
    errors: ['TENANT_UNKNOWN', 'NOT_FOUND'],
    summary: 'A published budget ballot as a .pb file (pabulib.org); voters are numbers that say nothing',
  }),
  'ballots.importProjects': endpoint({
    name: 'ballots.importProjects',
    method: 'POST',
    path: '/ballots/:id/projects',
    access: council,
    transport: 'upload',
    input: z.strictObject({ id }),
    output: z.object({
      ballot: ballotView,
      /** What was left out or changed, each in a sentence. */
      notes: z.array(z.string()),
    }),
    errors: [
      ...(['NOT_FOUND', 'AREA_FORBIDDEN', 'BALLOT_STATE', 'BALLOT_TERMS', 'TEXT_RISKY'] as const),
      ...(['BALLOT_OPTIONS', 'BALLOT_OPTION_TWICE', 'BALLOT_NUMBER', 'BALLOT_COST'] as const),
      ...fileErrors,
    ],
    summary: 'Puts the projects and the budget of a .pb file into a draft, all or nothing',
  }),
  'ballots.countFile': endpoint({
    name: 'ballots.countFile',
    method: 'POST',
    path: '/ballots/budget-counts',
    access: council,
    transport: 'upload',
    input: z.strictObject({}),
    output: z.object({
      ...{ title: z.string(), voteType: z.enum(PABULIB_VOTES), votes: z.int() },
      projects: z.array(z.object({ id: z.string(), name: z.string(), cost: z.int(), areaId: area })),
      /** SHA-256 of the file: the seed of lots among equal projects. */
      seed: z.string(),
      outcome,
    }),
    errors: [...fileErrors],
    summary: 'Counts the votes of a .pb file both ways, greedy and by Equal Shares; nothing is kept',
  }),
} as const
