import { z } from 'zod'
import { STAFF } from '../../identity/roles'
import { endpoint } from '../../platform/endpoint'
import { done, id, page, pageInput, queryFlag, time } from '../../platform/schemas'
import { HOLDERS } from '../stages'
import { caseSummary, categoryCode, source, stage } from './shapes'

const admin = ['administrator'] as const
const ladderStep = z.strictObject({
  /** Percent of the limit. */
  percent: z.int().min(1).max(1_000),
  level: z.enum(['community', 'town', 'county']),
})

export const staffContract = {
  'cases.tasks': endpoint({
    name: 'cases.tasks',
    method: 'GET',
    path: '/tasks',
    access: STAFF,
    input: z.strictObject({ ...pageInput }),
    output: page(caseSummary.extend({ reason: z.string() })),
    errors: ['CURSOR_INVALID'],
    summary: 'What waits for me now, the earliest due first',
  }),
  'cases.list': endpoint({
    name: 'cases.list',
    method: 'GET',
    path: '/cases',
    access: STAFF,
    input: z.strictObject({
      ...pageInput,
      stage: stage.optional(),
      holder: z.enum(HOLDERS).optional(),
      categoryCode: categoryCode.optional(),
      areaId: id.optional(),
      unitId: id.optional(),
      source: source.optional(),
      overdue: queryFlag.optional(),
      q: z.string().max(40).optional(),
      number: z.string().max(30).optional(),
    }),
    output: page(caseSummary),
    errors: ['CURSOR_INVALID', 'AREA_FORBIDDEN', 'AREA_UNKNOWN'],
    summary: 'Cases of the own areas or unit, newest first, with filters and search',
  }),
  'cases.follow': endpoint({
    name: 'cases.follow',
    method: 'POST',
    path: '/cases/:id/follow',
    access: 'signedIn',
    input: z.strictObject({ id }),
    output: z.object({ following: z.boolean(), followers: z.int() }),
    errors: ['NOT_FOUND', 'GUARDIAN_REQUIRED'],
    summary: '“Me too”: follows a case instead of making a new one; twice changes nothing',
  }),
  'cases.unfollow': endpoint({
    name: 'cases.unfollow',
    method: 'POST',
    path: '/cases/:id/unfollow',
    access: 'signedIn',
    input: z.strictObject({ id }),
    output: z.object({ following: z.boolean(), followers: z.int() }),
    errors: ['NOT_FOUND'],
    summary: 'Stops following',
  }),
  'cases.audit': endpoint({
    name: 'cases.audit',
    method: 'GET',
    path: '/cases/:id/audit',
    access: ['administrator', 'evaluator', 'supervisor'],
    input: z.strictObject({ id }),
    output: z.object({
      valid: z.boolean(),
      brokenAt: z.int().nullable(),
      events: z.array(
        z.object({
          seq: z.int(),
          type: z.string(),
          at: time,
          actor: z.object({ kind: z.string(), id: z.string() }),
          hash: z.string(),
        }),
      ),
    }),
    errors: ['NOT_FOUND'],
    summary: 'The events of a case and whether their hash chain holds',
  }),
  'cases.importBook': endpoint({
    name: 'cases.importBook',
    method: 'POST',
    path: '/categories/import',
    access: admin,
    transport: 'upload',
    input: z.strictObject({}),
    output: z.object({ version: z.int(), leaves: z.int(), changed: z.boolean() }),
    errors: ['BOOK_INVALID', 'FILE_TYPE', 'FILE_TOO_LARGE', 'FILE_EMPTY'],
    summary: 'Imports a category book from Excel as a new version; any wrong row and nothing is imported',
  }),
  'cases.exportBook': endpoint({
    name: 'cases.exportBook',
    method: 'GET',
    path: '/categories/export',
    access: admin,
    transport: 'raw',
    input: z.strictObject({}),
    output: z.unknown(),
    errors: [],
    summary: 'The book in force as an Excel file, which is also the template for an import',
  }),
  'cases.bookVersions': endpoint({
    name: 'cases.bookVersions',
    method: 'GET',
    path: '/categories/versions',
    access: admin,
    input: z.strictObject({}),
    output: z.object({ items: z.array(z.object({ version: z.int(), importedAt: time, leaves: z.int() })) }),
    errors: [],
    summary: 'All versions of the book',
  }),
  'cases.rules': endpoint({
    name: 'cases.rules',
    method: 'GET',
    path: '/case-rules',
    access: STAFF,
    input: z.strictObject({}),
    output: z.object({
      version: z.int(),
      ladder: z.array(ladderStep),
      classOrder: z.enum(['streetFirst', 'emergencyFirst']),
    }),
    errors: [],
    summary: 'The county’s escalation ladder and the order of classes 04/05',
  }),
  'cases.setRules': endpoint({
    name: 'cases.setRules',
    method: 'PUT',
    path: '/case-rules',
    access: admin,
    input: z.strictObject({
      version: z.int().nonnegative(),
      ladder: z.array(ladderStep).max(10),
      classOrder: z.enum(['streetFirst', 'emergencyFirst']),
    }),
    output: done,
    errors: ['LADDER_INVALID', 'STALE_VERSION'],
    summary: 'Changes the escalation ladder',
  }),
} as const
