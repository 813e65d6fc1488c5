import { z } from 'zod'
import { endpoint } from '../../platform/endpoint'
import { id, page, pageInput, tenantSlug, time } from '../../platform/schemas'
import { PHASES } from '../phase'
import { ballotSummary, ballotView, choice } from './shapes'

const base64 = z.string().regex(/^[\w-]{20,1100}$/, '凭据格式不对')
const hash = z.string().regex(/^[0-9a-f]{64}$/)

const voteErrors = ['VOTE_NOT_OPEN', 'VOTE_CLOSED', 'VOTE_MATTER_UNANNOUNCED', 'BALLOT_STATE'] as const
const choiceErrors = [
  'CHOICE_KIND',
  'CHOICE_OPTION_UNKNOWN',
  'CHOICE_OPTION_TWICE',
  'CHOICE_TOO_MANY',
  'CHOICE_SCORE_RANGE',
  'CHOICE_OVER_BUDGET',
  'CHOICE_BLANK',
] as const

/** What voters do and see. */
export const voterContract = {
  'ballots.list': endpoint({
    name: 'ballots.list',
    method: 'GET',
    path: '/ballots',
    access: 'public',
    input: z.strictObject({
      ...{ tenant: tenantSlug, areaId: id.optional(), topicId: id.optional() },
      phase: z.enum(PHASES).exclude(['draft', 'cancelled']).optional(),
      ...pageInput,
    }),
    output: page(ballotSummary),
    errors: ['TENANT_UNKNOWN', 'AREA_UNKNOWN', 'CURSOR_INVALID'],
    summary: 'Announced ballots of a county, or those that concern an area, the latest announced first',
  }),
  'ballots.publicView': endpoint({
    name: 'ballots.publicView',
    method: 'GET',
    path: '/ballots/:id/public',
    access: 'public',
    input: z.strictObject({ id, tenant: tenantSlug }),
    output: ballotView,
    errors: ['TENANT_UNKNOWN', 'NOT_FOUND'],
    summary: 'One announced ballot as everybody sees it; nothing of who voted or what until the close',
  }),
  'ballots.view': endpoint({
    name: 'ballots.view',
    method: 'GET',
    path: '/ballots/:id',
    access: 'signedIn',
    input: z.strictObject({ id }),
    output: ballotView,
    errors: ['NOT_FOUND'],
    summary: 'One ballot with the votes the asker may cast and what he may do',
  }),
  'ballots.vote': endpoint({
    name: 'ballots.vote',
    method: 'POST',
    path: '/ballots/:id/votes',
    access: 'signedIn',
    input: z.strictObject({ id, voterId: id.optional(), choice }),
    output: z.object({ voterId: id, receipt: hash, changed: z.boolean() }),
    errors: [
      ...(['NOT_FOUND', 'NOT_ON_ROLL', 'ALREADY_VOTED', 'VOTE_IS_SECRET', 'GUARDIAN_REQUIRED'] as const),
      ...voteErrors,
      ...choiceErrors,
    ],
    summary:
      'Casts one vote; the database’s clock and a unique index decide. Changing it only where the ballot says so',
  }),
  'ballots.blindSign': endpoint({
    name: 'ballots.blindSign',
    method: 'POST',
    path: '/ballots/:id/rights',
    access: 'signedIn',
    input: z.strictObject({ id, voterId: id.optional(), blinded: base64 }),
    output: z.object({ voterId: id, keyId: z.string(), blindSignature: base64 }),
    errors: [
      ...(['NOT_FOUND', 'NOT_ON_ROLL', 'RIGHT_USED', 'VOTE_IS_PUBLIC', 'BLINDED_INVALID'] as const),
      ...(['GUARDIAN_REQUIRED', ...voteErrors] as const),
    ],
    summary:
      'Signs a blinded token of a secret ballot (RFC 9474) once for each right to vote; the same request gets the same answer',
  }),
  'ballots.castSecret': endpoint({
    name: 'ballots.castSecret',
    method: 'POST',
    path: '/ballots/:id/box',
    access: 'public',
    input: z.strictObject({
      ...{ id, tenant: tenantSlug, keyId: z.string().regex(/^[\w-]{1,20}$/) },
      ...{ token: base64, signature: base64, choice },
    }),
    output: z.object({ receipt: hash }),
    errors: [
      ...(['NOT_FOUND', 'TENANT_UNKNOWN', 'TOKEN_INVALID', 'TOKEN_USED', 'VOTE_IS_PUBLIC'] as const),
      ...voteErrors,
      ...choiceErrors,
    ],
    summary:
      'Puts a ballot into the box of a secret vote with an unblinded token; nobody is signed in for it',
  }),
  'ballots.result': endpoint({
    name: 'ballots.result',
    method: 'GET',
    path: '/ballots/:id/result',
    access: 'public',
    input: z.strictObject({ id, tenant: tenantSlug }),
    output: z.object({
      ...{ ballotId: id, title: z.string(), publishedAt: time, hash },
      /** The bulletin: inputs and arithmetic, made by shared rules (ballots/bulletin). */
      bulletin: z.unknown(),
    }),
    errors: ['TENANT_UNKNOWN', 'NOT_FOUND'],
    summary: 'The published bulletin: inputs, arithmetic step by step, hash',
  }),
  'ballots.recountFile': endpoint({
    name: 'ballots.recountFile',
    method: 'GET',
    path: '/ballots/:id/recount',
    access: 'public',
    transport: 'raw',
    input: z.strictObject({ id, tenant: tenantSlug }),
    output: z.unknown(),
    errors: ['TENANT_UNKNOWN', 'NOT_FOUND'],
    summary: 'The file with which anybody can count again, without a database',
  }),
  'ballots.receipts': endpoint({
    name: 'ballots.receipts',
    method: 'GET',
    path: '/ballots/:id/receipts',
    access: 'public',
    input: z.strictObject({ id, tenant: tenantSlug, prefix: z.string().regex(/^[0-9a-f]{2,64}$/) }),
    output: z.object({ items: z.array(hash) }),
    errors: ['TENANT_UNKNOWN', 'NOT_FOUND'],
    summary: 'Receipts in the published count that begin like this, at most 1,000; they show no choice',
  }),
  'ballots.offerProxy': endpoint({
    name: 'ballots.offerProxy',
    method: 'POST',
    path: '/ballots/:id/proxies',
    access: 'signedIn',
    input: z.strictObject({ id, voterId: id }),
    output: z.object({ code: z.string() }),
    errors: ['NOT_FOUND', 'NOT_ON_ROLL', 'ALREADY_VOTED', 'PROXY_SECRET', 'PROXY_TAKEN', ...voteErrors],
    summary: 'A code by which somebody else may vote for this owner; a new one makes the old one void',
  }),
  'ballots.acceptProxy': endpoint({
    name: 'ballots.acceptProxy',
    method: 'POST',
    path: '/ballots/:id/proxies/acceptance',
    access: 'signedIn',
    input: z.strictObject({ id, code: z.string().regex(/^[0-9a-z]{10}$/, '委托码是 10 位') }),
    output: z.object({ voterId: id, label: z.string() }),
    errors: [
      ...([
        'NOT_FOUND',
        'PROXY_CODE',
        'PROXY_SELF',
        'PROXY_TAKEN',
        'PROXY_FULL',
        'GUARDIAN_REQUIRED',
      ] as const),
      ...voteErrors,
    ],
    summary: 'Becomes somebody’s proxy; nobody is for more than three',
  }),
  'ballots.revokeProxy': endpoint({
    name: 'ballots.revokeProxy',
    method: 'POST',
    path: '/ballots/:id/proxies/revocation',
    access: 'signedIn',
    input: z.strictObject({ id, voterId: id }),
    output: z.object({ done: z.literal(true) }),
    errors: ['NOT_FOUND', 'NOT_ON_ROLL'],
    summary: 'Takes a proxy back; a vote already cast by him stands until the owner votes himself',
  }),
} as const
