import { z } from 'zod'
import { attachment } from '../../files/contract'
import { id, time } from '../../platform/schemas'
import { LIMIT_UNITS } from '../clock'
import { ACTIONS, ACTORS, HOLDERS, SOURCES, STAGES } from '../stages'

export const stage = z.enum(STAGES)
export const source = z.enum(SOURCES)
export const visibility = z.enum(['public', 'private'])

export const categoryCode = z.string().regex(/^[0-9A-Za-z-]{2,20}$/, '类别代码格式不对')

/** Halves are usual: 0.5 工作日. */
export const limit = z.object({ amount: z.number().positive(), unit: z.enum(LIMIT_UNITS) })

const categoryRef = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.enum(['component', 'event']),
  className: z.string(),
})
const unitRef = z.object({ id, name: z.string() })

export const place = z.object({
  lng: z.number(),
  lat: z.number(),
  address: z.string(),
  gridId: id,
  gridName: z.string(),
  communityId: id,
  communityName: z.string(),
  townName: z.string(),
})

/** A clock as people read it: until when, how much is used, whether it stands. */
export const clock = z.object({
  dueAt: time,
  /** The year's holiday list is not published yet: the time may still move. */
  provisional: z.boolean(),
  state: z.enum(['running', 'suspended', 'stopped']),
  overdue: z.boolean(),
  /** Share of the limit used, 1 = due. */
  used: z.number(),
  limit,
})

/** A case in a list. */
export const caseSummary = z.object({
  id,
  number: z.string(),
  version: z.int(),
  title: z.string(),
  category: categoryRef.nullable(),
  stage,
  source,
  visibility,
  holder: z.enum(HOLDERS).nullable(),
  unit: unitRef.nullable(),
  clock: clock.nullable(),
  place,
  thumbUrl: z.string().nullable(),
  round: z.int(),
  followers: z.int(),
  createdAt: time,
  closedAt: time.nullable(),
})

/** One line of the timeline, in order of time. Facts only; who is named by role, residents never by name. */
export const timelineEntry = z.object({
  seq: z.int(),
  at: time,
  action: z.enum(ACTIONS),
  as: z.enum(ACTORS),
  actorName: z.string(),
  text: z.string(),
  unit: unitRef.nullable(),
  dueAt: time.nullable(),
  passed: z.boolean().nullable(),
  round: z.int(),
  attachments: z.array(attachment),
})

export const ability = z.object({
  action: z.enum(ACTIONS),
  label: z.string(),
  /** What must be sent along: reason, note, photo, unit, target, result. */
  needs: z.array(z.enum(['reason', 'note', 'photo', 'unit', 'target', 'result'])),
})

const round = z.object({
  round: z.int(),
  unit: unitRef.nullable(),
  dispatchedAt: time.nullable(),
  dueAt: time.nullable(),
  handledAt: time.nullable(),
  closedAt: time.nullable(),
  overdue: z.boolean(),
  ratings: z.object({ count: z.int(), solved: z.int(), satisfied: z.int() }),
})

export const rating = z.object({
  solved: z.boolean(),
  satisfaction: z.enum(['satisfied', 'basically', 'dissatisfied']),
  comment: z.string(),
})

/** A case opened, for the people who may see it; `abilities` says what the asker may do now. */
export const caseView = caseSummary.extend({
  text: z.string(),
  /** Under check or refused by the check: only its reporter and staff see the words. */
  moderation: z.enum(['pending', 'passed', 'hidden']),
  attachments: z.array(attachment),
  timeline: z.array(timelineEntry),
  rounds: z.array(round),
  reworks: z.int(),
  /** The asker's own rating of this round. */
  myRating: rating.nullable(),
  following: z.boolean(),
  isReporter: z.boolean(),
  /** Masked; null for those who must not know. */
  reporter: z.object({ name: z.string(), phone: z.string().nullable() }).nullable(),
  awaitingFrom: z.enum(['reporter', 'collector']).nullable(),
  parent: z.object({ id, number: z.string() }).nullable(),
  children: z.array(caseSummary),
  mergedInto: z.object({ id, number: z.string() }).nullable(),
  merged: z.array(z.object({ id, number: z.string(), title: z.string() })),
  linked: z.object({ id, number: z.string() }).nullable(),
  extension: z.object({ approved: z.int(), level: z.int().nullable(), reason: z.string().nullable() }),
  suspension: z.object({
    state: z.enum(['none', 'requested', 'active', 'over']),
    until: time.nullable(),
    reason: z.string().nullable(),
  }),
  supervisions: z.array(
    z.object({
      at: time,
      level: z.enum(['community', 'town', 'county']),
      reason: z.string(),
      answeredAt: time.nullable(),
    }),
  ),
  whistles: z.array(
    z.object({
      unit: unitRef,
      calledAt: time,
      dueAt: time,
      answeredAt: time.nullable(),
      raisedAt: time.nullable(),
    }),
  ),
  disputedUnitIds: z.array(id),
  appeal: z.enum(['none', 'first', 'second', 'decided']),
  /** A judgement beside the facts: overdue stays what it was. */
  exempt: z.boolean(),
  unsolvedUntil: time.nullable(),
  abilities: z.array(ability),
})

/** What everybody may see: no names, no home point, a place rounded to about 100 m for private homes' sake. */
export const publicCase = z.object({
  id,
  number: z.string(),
  title: z.string(),
  text: z.string(),
  category: categoryRef.nullable(),
  stage,
  unit: unitRef.nullable(),
  lng: z.number(),
  lat: z.number(),
  address: z.string(),
  gridName: z.string(),
  communityName: z.string(),
  followers: z.int(),
  createdAt: time,
  closedAt: time.nullable(),
  photos: z.array(
    z.object({ id, url: z.string(), thumbUrl: z.string().nullable(), when: z.enum(['before', 'after']) }),
  ),
})

export const category = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.enum(['component', 'event']),
  classCode: z.string(),
  className: z.string(),
  condition: z.string(),
  limit,
  duty: z.string(),
  closingStandard: z.string(),
  keywords: z.array(z.string()),
})
