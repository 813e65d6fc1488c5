import { z } from 'zod'
import { endpoint } from '../../platform/endpoint'
import { id, page, pageInput, text, time } from '../../platform/schemas'
import { ACTIVITY_KINDS, LONGEST_SERIES, REPEATS } from '../activity'
import { activity, activitySummary, ORGANISERS, placeInput, rosterLine } from './shapes'

const access = ORGANISERS
const seen = { id, version: z.int().min(1).optional() }
const reason = text(2, 200)

const words = {
  title: text(4, 40),
  text: text(4, 3_000),
  place: placeInput,
  radius: z.int().min(50).max(5_000).default(200),
  startsAt: time,
  endsAt: time,
  /** Hours before the begin: until then one signs up, and cancels without being noted as late. */
  signUpHours: z.int().min(0).max(720).default(0),
  cancelHours: z.int().min(0).max(720).default(24),
  requirements: text(0, 500).default(''),
  requiredCourse: text(2, 40).nullable().default(null),
  insurance: text(0, 500).default(''),
  contact: text(0, 60).default(''),
}
const role = { name: text(1, 20), limit: z.int().min(1).max(500), requirements: text(0, 200).default('') }

/** Activities as an organiser makes and leads them. */
export const organiserContract = {
  'volunteering.create': endpoint({
    name: 'volunteering.create',
    method: 'POST',
    path: '/activities',
    access,
    input: z.strictObject({
      areaId: id,
      kind: z.enum(ACTIVITY_KINDS).default('service'),
      /** What is learnt, for a training; left out, its title. */
      course: text(2, 40).optional(),
      ...words,
      roles: z.array(z.strictObject(role)).min(1).max(10),
      /** One activity for each time, each with its own sign-ups. */
      repeat: z
        .strictObject({ every: z.enum(REPEATS), count: z.int().min(2).max(LONGEST_SERIES) })
        .optional(),
    }),
    output: activity,
    errors: ['AREA_UNKNOWN', 'AREA_FORBIDDEN', 'PLACE_OUTSIDE', 'PLACE_SWAPPED', 'ACTIVITY_TIME'],
    summary: 'Drafts an activity, or a series of them; the first one is answered',
  }),
  'volunteering.edit': endpoint({
    name: 'volunteering.edit',
    method: 'POST',
    path: '/activities/:id/edit',
    access,
    input: z.strictObject({
      ...seen,
      ...words,
      roles: z
        .array(z.strictObject({ ...role, id: id.optional() }))
        .min(1)
        .max(10),
    }),
    output: activity,
    errors: [
      'NOT_FOUND',
      'AREA_FORBIDDEN',
      'ACTIVITY_STATE',
      'ACTIVITY_STARTED',
      'ACTIVITY_TIME',
      'LIMIT_TOO_LOW',
      'ROLE_UNKNOWN',
      'PLACE_OUTSIDE',
      'PLACE_SWAPPED',
      'TEXT_RISKY',
      'STALE_VERSION',
    ],
    summary: 'Changes an activity before it begins; what is new is told to all who signed up',
  }),
  'volunteering.publish': endpoint({
    name: 'volunteering.publish',
    method: 'POST',
    path: '/activities/:id/publication',
    access,
    input: z.strictObject({ ...seen, series: z.boolean().default(false) }),
    output: activity,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'ACTIVITY_STATE', 'ACTIVITY_TIME', 'TEXT_RISKY', 'STALE_VERSION'],
    summary:
      'Has the words checked and takes sign-ups; with `series` also for the other drafts of the series',
  }),
  'volunteering.cancelActivity': endpoint({
    name: 'volunteering.cancelActivity',
    method: 'POST',
    path: '/activities/:id/cancellation',
    access,
    input: z.strictObject({ ...seen, reason, following: z.boolean().default(false) }),
    output: activity,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'ACTIVITY_STATE', 'ACTIVITY_STARTED', 'STALE_VERSION'],
    summary: 'Calls an activity off and tells all; with `following` also the later ones of the series',
  }),
  'volunteering.organised': endpoint({
    name: 'volunteering.organised',
    method: 'GET',
    path: '/activities/organised',
    access,
    input: z.strictObject(pageInput),
    output: page(activitySummary),
    errors: ['CURSOR_INVALID'],
    summary: 'Activities of the own areas in any state, latest first',
  }),
  'volunteering.statistics': endpoint({
    name: 'volunteering.statistics',
    method: 'GET',
    path: '/activities/statistics',
    access,
    input: z.strictObject({
      /** Left out: all areas that the asker organises for, each person and activity counted once. */
      areaId: id.optional(),
      from: time,
      to: time,
    }),
    output: z.object({
      /** Held, not called off. */
      activities: z.int(),
      trainings: z.int(),
      cancelled: z.int(),
      signUps: z.int(),
      cancelledLate: z.int(),
      came: z.int(),
      /** Different people with credited hours. */
      people: z.int(),
      serviceHalfHours: z.int(),
      helps: z.int(),
      helpHalfHours: z.int(),
      trained: z.int(),
    }),
    errors: ['AREA_UNKNOWN', 'AREA_FORBIDDEN', 'STATISTICS_PERIOD'],
    summary:
      'What the organisation of an area, with all below it, or of all own areas has done in a period of at most a year',
  }),
  'volunteering.roster': endpoint({
    name: 'volunteering.roster',
    method: 'GET',
    path: '/activities/:id/roster',
    access,
    input: z.strictObject({ id }),
    output: z.object({ activity, lines: z.array(rosterLine) }),
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN'],
    summary:
      'Who comes, who waits, who was there; an organiser’s phone keeps it for a place without a connection',
  }),
  'volunteering.removePerson': endpoint({
    name: 'volunteering.removePerson',
    method: 'POST',
    path: '/activities/:id/removal',
    access,
    input: z.strictObject({ id, accountId: id, reason }),
    output: activity,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'ACTIVITY_STATE', 'ACTIVITY_STARTED', 'NOT_SIGNED_UP'],
    summary: 'Takes somebody from the list with a reason, who is told; the next one moves up',
  }),
  'volunteering.code': endpoint({
    name: 'volunteering.code',
    method: 'GET',
    path: '/activities/:id/code',
    access,
    input: z.strictObject({ id }),
    output: z.object({ code: z.string(), svg: z.string(), until: time }),
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'ACTIVITY_STATE', 'CHECK_IN_TIME'],
    summary: 'The code to check in and out, renewed every 30 seconds',
  }),
  'volunteering.syncPresence': endpoint({
    name: 'volunteering.syncPresence',
    method: 'POST',
    path: '/activities/:id/presence',
    access,
    input: z.strictObject({
      id,
      /** The phone's clock while it sends: what it noted is taken as so long ago, so a wrong clock does no harm. */
      phoneNow: time,
      entries: z
        .array(z.strictObject({ accountId: id, what: z.enum(['in', 'out']), at: time }))
        .min(1)
        .max(100),
    }),
    output: z.object({
      entries: z.array(
        z.object({
          accountId: id,
          what: z.enum(['in', 'out']),
          /** `known`: it was there already, also from an earlier sending of the same. */
          result: z.enum(['recorded', 'known', 'notSignedUp', 'outOfTime', 'notCheckedIn']),
        }),
      ),
    }),
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'ACTIVITY_STATE'],
    summary:
      'Check-ins and check-outs that an organiser noted, perhaps without a connection; sending again makes no doubles',
  }),
  'volunteering.judgePresence': endpoint({
    name: 'volunteering.judgePresence',
    method: 'POST',
    path: '/activities/:id/presence-decision',
    access,
    input: z.strictObject({ id, accountId: id, accept: z.boolean() }),
    output: rosterLine,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'OWN_HOURS', 'NOT_SIGNED_UP', 'NOTHING_TO_REVIEW'],
    summary: 'An organiser says whether somebody whose phone made its place up was there',
  }),
} as const
