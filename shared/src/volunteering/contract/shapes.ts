import { z } from 'zod'
import { id, point, text, time } from '../../platform/schemas'
import { ACTIVITY_KINDS, ACTIVITY_STATES } from '../activity'

/** Who organises activities: for their own areas. */
export const ORGANISERS = ['council', 'gridWorker', 'administrator'] as const

export const areaRef = z.object({ id, name: z.string(), level: z.enum(['county', 'town', 'community']) })

/** Words under check: only their author and the organisers of the area see them before they have passed. */
export const visibility = z.enum(['pending', 'visible', 'hidden'])

const place = z.object({ lng: z.number(), lat: z.number(), address: z.string() })
export const placeInput = point.extend({ address: text(2, 100) })

export const SIGN_UP_STATES = ['in', 'waiting', 'cancelled'] as const

export const activitySummary = z.object({
  id,
  version: z.int(),
  kind: z.enum(ACTIVITY_KINDS),
  title: z.string(),
  state: z.enum(ACTIVITY_STATES),
  visibility,
  area: areaRef,
  place,
  startsAt: time,
  endsAt: time,
  /** Places of all roles together, those taken, and people who wait. */
  limit: z.int(),
  signedUp: z.int(),
  waiting: z.int(),
  /** How the asker stands; null: not signed up, or cancelled. */
  mine: z.enum(['in', 'waiting']).nullable(),
})

/** What is known of somebody's having been there. */
export const presence = z.object({
  in: time.nullable(),
  out: time.nullable(),
  /** Who saw it: the rotating code at the place, or an organiser. */
  inBy: z.enum(['code', 'organiser']).nullable(),
  outBy: z.enum(['code', 'organiser']).nullable(),
  /** `waiting`: the phone called its place made up, an organiser has to look. */
  review: z.enum(['none', 'waiting', 'accepted', 'refused']),
})

export const activity = activitySummary.extend({
  text: z.string(),
  /** Metres around the place in which a check-in counts. */
  radius: z.int(),
  roles: z.array(
    z.object({
      id,
      name: z.string(),
      requirements: z.string(),
      limit: z.int(),
      signedUp: z.int(),
      waiting: z.int(),
    }),
  ),
  requirements: z.string(),
  /** What is learnt at a training. */
  course: z.string().nullable(),
  /** The training that one must have passed to sign up. */
  requiredCourse: z.string().nullable(),
  insurance: z.string(),
  contact: z.string(),
  organiser: z.string(),
  signUpUntil: time,
  /** Cancelling later is possible until the begin, and is noted as late. */
  cancelUntil: time,
  seriesId: id.nullable(),
  cancelReason: z.string().nullable(),
  myRoleId: id.nullable(),
  /** Place in the waiting list of the role, from 1. */
  myPlaceInLine: z.int().nullable(),
  presence: presence.nullable(),
  abilities: z.array(
    z.enum([
      'signUp',
      'cancelSignUp',
      'checkIn',
      'checkOut',
      'organise',
      'edit',
      'publish',
      'showCode',
      'confirmHours',
      'cancel',
    ]),
  ),
})

export const rosterLine = z.object({
  accountId: id,
  name: z.string(),
  phone: z.string().nullable(),
  roleId: id,
  roleName: z.string(),
  state: z.enum(SIGN_UP_STATES),
  /** Cancelled after the time for it. */
  late: z.boolean(),
  at: time,
  presence: presence.nullable(),
  /** Half hours that the presence is worth by itself. */
  proposed: z.int(),
  /** What has been confirmed. */
  record: z.object({ id, halfHours: z.int() }).nullable(),
})
