import { z } from 'zod'
import { endpoint } from '../../platform/endpoint'
import { id, page, pageInput, point, queryNumber, tenantSlug, text } from '../../platform/schemas'
import {
  caseSummary,
  caseView,
  category,
  categoryCode,
  publicCase,
  source,
  stage,
  visibility,
} from './shapes'

const attachments = z.array(id).max(9)

/** A report. Nothing but words and place is asked of a resident; the category may be left to the staff. */
export const reportInput = {
  text: text(2, 2_000),
  categoryCode: categoryCode.optional(),
  place: point.extend({ address: text(0, 200).default('') }),
  attachments: attachments.default([]),
  visibility: visibility.default('public'),
  /** An earlier case of the same matter (after the 15 days of "unsolved"). */
  linkedCaseId: id.optional(),
}

const categoryGuess = z.object({
  code: z.string(),
  name: z.string(),
  className: z.string(),
  /** Probability, 0–1. */
  score: z.number(),
  /** The words that spoke for it. */
  why: z.array(z.string()),
})

export const residentContract = {
  'cases.report': endpoint({
    name: 'cases.report',
    method: 'POST',
    path: '/cases',
    access: 'signedIn',
    input: z.strictObject({ ...reportInput, source: source.exclude(['device', 'api']).default('resident') }),
    output: caseView,
    errors: [
      'PLACE_OUTSIDE',
      'PLACE_SWAPPED',
      'CATEGORY_UNKNOWN',
      'FILE_UNKNOWN',
      'TEXT_RISKY',
      'GUARDIAN_REQUIRED',
      'TARGET_UNKNOWN',
      'ROLE_MISSING',
      'AREA_FORBIDDEN',
    ],
    summary: 'Reports an issue; staff may enter patrol finds and phone calls',
  }),
  'cases.suggest': endpoint({
    name: 'cases.suggest',
    method: 'POST',
    path: '/cases/suggestions',
    access: 'signedIn',
    input: z.strictObject({
      text: text(0, 2_000),
      place: point.optional(),
      categoryCode: categoryCode.optional(),
    }),
    output: z.object({
      categories: z.array(categoryGuess),
      unit: z.object({ id, name: z.string(), why: z.string() }).nullable(),
      duplicates: z.array(caseSummary.extend({ meters: z.int() })),
    }),
    errors: [],
    summary: 'Proposes category and unit from words and place, and shows the same matter nearby (50 m, 24 h)',
  }),
  'cases.mine': endpoint({
    name: 'cases.mine',
    method: 'GET',
    path: '/cases/mine',
    access: 'signedIn',
    input: z.strictObject({
      ...pageInput,
      which: z.enum(['reported', 'following']).default('reported'),
      state: z.enum(['open', 'closed', 'all']).default('all'),
    }),
    output: page(caseSummary),
    errors: ['CURSOR_INVALID'],
    summary: 'Cases I reported or follow, newest first',
  }),
  'cases.view': endpoint({
    name: 'cases.view',
    method: 'GET',
    path: '/cases/:id',
    access: 'signedIn',
    input: z.strictObject({ id }),
    output: caseView,
    errors: ['NOT_FOUND'],
    summary: 'One case with its timeline and what the asker may do',
  }),
  'cases.book': endpoint({
    name: 'cases.book',
    method: 'GET',
    path: '/categories',
    access: 'public',
    input: z.strictObject({ tenant: tenantSlug }),
    output: z.object({ version: z.int(), items: z.array(category) }),
    errors: ['TENANT_UNKNOWN'],
    summary: 'The category book in force',
  }),
  'cases.publicList': endpoint({
    name: 'cases.publicList',
    method: 'GET',
    path: '/public/cases',
    access: 'public',
    input: z.strictObject({
      ...pageInput,
      tenant: tenantSlug,
      areaId: id.optional(),
      stage: stage.optional(),
      q: z.string().max(40).optional(),
      solved: z.enum(['week']).optional(),
    }),
    output: page(publicCase),
    errors: ['TENANT_UNKNOWN', 'CURSOR_INVALID'],
    summary: 'Public cases, newest first, without anything private',
  }),
  'cases.publicMap': endpoint({
    name: 'cases.publicMap',
    method: 'GET',
    path: '/public/cases/map',
    access: 'public',
    input: z.strictObject({
      tenant: tenantSlug,
      west: queryNumber(-180, 180),
      south: queryNumber(-90, 90),
      east: queryNumber(-180, 180),
      north: queryNumber(-90, 90),
    }),
    output: z.object({
      items: z.array(z.object({ id, lng: z.number(), lat: z.number(), stage, title: z.string() })),
      /** More than shown lie in the box. */
      more: z.boolean(),
    }),
    errors: ['TENANT_UNKNOWN'],
    summary: 'Public cases of the last 90 days in a box, at most 500',
  }),
  'cases.publicView': endpoint({
    name: 'cases.publicView',
    method: 'GET',
    path: '/public/cases/:id',
    access: 'public',
    input: z.strictObject({ id, tenant: tenantSlug }),
    output: publicCase.extend({ timeline: z.array(z.object({ at: z.string(), label: z.string() })) }),
    errors: ['TENANT_UNKNOWN', 'NOT_FOUND'],
    summary: 'One public case',
  }),
  'cases.intake': endpoint({
    name: 'cases.intake',
    method: 'POST',
    path: '/intake/cases',
    access: 'apiKey',
    input: z.strictObject({
      ...reportInput,
      attachments: attachments.max(0).default([]),
      externalId: z.string().regex(/^[\w:.-]{1,64}$/),
    }),
    output: z.object({ id, number: z.string(), duplicate: z.boolean() }),
    errors: [
      'PLACE_OUTSIDE',
      'PLACE_SWAPPED',
      'CATEGORY_UNKNOWN',
      'TARGET_UNKNOWN',
      'FILE_UNKNOWN',
      'TEXT_RISKY',
    ],
    summary: 'A case from a device or another system; the same externalId makes one case',
  }),
} as const
