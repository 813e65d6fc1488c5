import { z } from 'zod'
import { endpoint } from '../../platform/endpoint'
import { id, page, pageInput, point } from '../../platform/schemas'
import { ACTIVITY_KINDS } from '../activity'
import { activity, activitySummary } from './shapes'

const access = 'signedIn'

/** What a phone knows when a code is scanned. Its clock is not asked. */
const scanned = {
  id,
  code: z.string().max(300),
  place: point.nullable(),
  /** The phone itself says that its place is made up (a mock location app). */
  mocked: z.boolean().default(false),
}
const scanErrors = [
  'NOT_FOUND',
  'ACTIVITY_STATE',
  'NOT_SIGNED_UP',
  'CODE_FORGED',
  'CODE_OLD',
  'CODE_FOREIGN',
  'CHECK_IN_TIME',
  'PLACE_NEEDED',
  'TOO_FAR',
  'NOT_CHECKED_IN',
  'GUARDIAN_REQUIRED',
] as const

/** Activities as a volunteer meets them. */
export const activityContract = {
  'volunteering.activities': endpoint({
    name: 'volunteering.activities',
    method: 'GET',
    path: '/activities',
    access,
    input: z.strictObject({ ...pageInput, areaId: id.optional(), kind: z.enum(ACTIVITY_KINDS).optional() }),
    output: page(activitySummary),
    errors: ['CURSOR_INVALID'],
    summary: 'Activities that are not over yet, those that end first first; of an area with all below it',
  }),
  'volunteering.mine': endpoint({
    name: 'volunteering.mine',
    method: 'GET',
    path: '/activities/mine',
    access,
    input: z.strictObject(pageInput),
    output: page(activitySummary),
    errors: ['CURSOR_INVALID'],
    summary: 'Activities the asker has signed up for or waits for, latest first',
  }),
  'volunteering.activity': endpoint({
    name: 'volunteering.activity',
    method: 'GET',
    path: '/activities/:id',
    access,
    input: z.strictObject({ id }),
    output: activity,
    errors: ['NOT_FOUND'],
    summary: 'One activity, how the asker stands, and what he may do',
  }),
  'volunteering.signUp': endpoint({
    name: 'volunteering.signUp',
    method: 'POST',
    path: '/activities/:id/sign-up',
    access,
    input: z.strictObject({ id, roleId: id }),
    output: activity,
    errors: [
      'NOT_FOUND',
      'ACTIVITY_STATE',
      'SIGN_UP_CLOSED',
      'SIGNED_UP',
      'ROLE_UNKNOWN',
      'TRAINING_REQUIRED',
      'GUARDIAN_REQUIRED',
    ],
    summary: 'Takes a place in a role, or the last place of its waiting list',
  }),
  'volunteering.cancelSignUp': endpoint({
    name: 'volunteering.cancelSignUp',
    method: 'POST',
    path: '/activities/:id/sign-up-cancellation',
    access,
    input: z.strictObject({ id }),
    output: activity,
    errors: ['NOT_FOUND', 'ACTIVITY_STATE', 'ACTIVITY_STARTED', 'NOT_SIGNED_UP'],
    summary: 'Gives the place back, until the begin; who waits longest moves up and is told',
  }),
  'volunteering.calendar': endpoint({
    name: 'volunteering.calendar',
    method: 'GET',
    path: '/activities/:id/calendar',
    access,
    input: z.strictObject({ id }),
    output: z.object({ name: z.string(), text: z.string() }),
    errors: ['NOT_FOUND'],
    summary: 'The activity as an iCalendar file (RFC 5545)',
  }),
  'volunteering.checkIn': endpoint({
    name: 'volunteering.checkIn',
    method: 'POST',
    path: '/activities/:id/check-in',
    access,
    input: z.strictObject(scanned),
    output: activity,
    errors: scanErrors,
    summary: 'Checks in by the rotating code and the place; twice changes nothing (DOMAIN §4)',
  }),
  'volunteering.checkOut': endpoint({
    name: 'volunteering.checkOut',
    method: 'POST',
    path: '/activities/:id/check-out',
    access,
    input: z.strictObject(scanned),
    output: activity,
    errors: scanErrors,
    summary: 'Checks out by the rotating code and the place; the first one stands',
  }),
} as const
