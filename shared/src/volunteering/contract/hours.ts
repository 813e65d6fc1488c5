import { z } from 'zod'
import { endpoint } from '../../platform/endpoint'
import { id, page, pageInput, text, time } from '../../platform/schemas'
import { ORGANISERS } from './shapes'

const halfHours = z.int().min(0).max(48)

export const hourRecord = z.object({
  id,
  kind: z.enum(['service', 'help', 'training']),
  title: z.string(),
  course: z.string().nullable(),
  from: time,
  to: time,
  halfHours: z.int(),
  at: time,
  /** False once another record has taken its place. */
  standing: z.boolean(),
  correctsId: id.nullable(),
  reason: z.string().nullable(),
})

const certificate = z.object({
  code: z.string(),
  kind: z.enum(['hours', 'training']),
  halfHours: z.int(),
  stars: z.int(),
  course: z.string().nullable(),
  issuedAt: time,
  valid: z.boolean(),
  /** The PDF, below the server's address; good for an hour. */
  fileUrl: z.string(),
  /** What its QR code leads to: anybody may look. */
  checkUrl: z.string(),
})

/** Sums in half hours: `cached` as kept, `counted` as records, lines of the time bank and promised hours add up to. */
const sums = z.object({ halfHours: z.int(), saved: z.int(), held: z.int() }).partial()

/** As printed: 16 characters, perhaps in groups. */
const code = z.string().regex(/^[0-9A-Za-z -]{8,40}$/, '证书编号格式不对')

/** Hours, stars and certificates. */
export const hourContract = {
  'volunteering.recounts': endpoint({
    name: 'volunteering.recounts',
    method: 'GET',
    path: '/hours/recounts',
    access: ['administrator', 'evaluator'],
    input: z.strictObject({}),
    output: z.object({
      items: z.array(
        z.object({
          id,
          startedAt: time,
          finishedAt: time,
          /** Volunteers, and the public pool. */
          checked: z.int(),
          /** How many of them are wrong; `wrong` names the first hundred. */
          wrongCount: z.int(),
          /** An account's id, or `pool`. */
          wrong: z.array(z.object({ owner: z.string(), cached: sums, counted: sums })),
        }),
      ),
    }),
    errors: [],
    summary: 'The last nightly recounts of hours: when, how many sums were checked, and which are wrong',
  }),
  'volunteering.confirmHours': endpoint({
    name: 'volunteering.confirmHours',
    method: 'POST',
    path: '/activities/:id/hours',
    access: ORGANISERS,
    input: z.strictObject({
      id,
      entries: z
        .array(z.strictObject({ accountId: id, halfHours }))
        .min(1)
        .max(50),
    }),
    output: z.object({
      entries: z.array(
        z.object({
          accountId: id,
          /** `overlap`: hours of another activity at the same time are credited already. */
          result: z.enum(['credited', 'known', 'overlap', 'notThere', 'inReview', 'own']),
        }),
      ),
    }),
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'ACTIVITY_STATE', 'HOURS_EARLY', 'HOURS_TOO_MANY'],
    summary:
      'Credits half hours to people who were there, once each; for a training, that they have passed it',
  }),
  'volunteering.correctHours': endpoint({
    name: 'volunteering.correctHours',
    method: 'POST',
    path: '/hours/:id/correction',
    access: ORGANISERS,
    input: z.strictObject({ id, halfHours, reason: text(2, 200) }),
    output: hourRecord,
    errors: [
      'NOT_FOUND',
      'AREA_FORBIDDEN',
      'OWN_HOURS',
      'RECORD_CORRECTED',
      'HOURS_SAME',
      'HOURS_TOO_MANY',
      'HOURS_OVERLAP',
    ],
    summary: 'Puts a new record in the place of one that was wrong; the old one stays to be seen',
  }),
  'volunteering.summary': endpoint({
    name: 'volunteering.summary',
    method: 'GET',
    path: '/hours/summary',
    access: 'signedIn',
    input: z.strictObject({}),
    output: z.object({
      halfHours: z.int(),
      stars: z.int(),
      /** Half hours to the next star; null at five. */
      toNextStar: z.int().nullable(),
      /** Half hours in the time bank, and of them those promised for help under way. */
      saved: z.int(),
      held: z.int(),
    }),
    errors: [],
    summary: 'The asker’s hours in sum',
  }),
  'volunteering.records': endpoint({
    name: 'volunteering.records',
    method: 'GET',
    path: '/hours',
    access: 'signedIn',
    input: z.strictObject(pageInput),
    output: page(hourRecord),
    errors: ['CURSOR_INVALID'],
    summary: 'The asker’s records of hours and trainings, newest first',
  }),
  'volunteering.issueCertificate': endpoint({
    name: 'volunteering.issueCertificate',
    method: 'POST',
    path: '/certificates',
    access: 'signedIn',
    input: z.strictObject({ recordId: id.optional() }),
    output: certificate,
    errors: ['NOT_FOUND', 'NO_HOURS'],
    summary: 'A certificate of all hours so far, or of one training; the same one while nothing has changed',
  }),
  'volunteering.certificates': endpoint({
    name: 'volunteering.certificates',
    method: 'GET',
    path: '/certificates',
    access: 'signedIn',
    input: z.strictObject(pageInput),
    output: page(certificate),
    errors: ['CURSOR_INVALID'],
    summary: 'The asker’s certificates, newest first',
  }),
  'volunteering.certificateFile': endpoint({
    name: 'volunteering.certificateFile',
    method: 'GET',
    path: '/certificates/:code/file',
    access: 'public',
    transport: 'raw',
    input: z.strictObject({
      code,
      until: z.coerce.number().meta({ type: 'number' }),
      signature: z.string().max(100),
    }),
    output: z.unknown(),
    errors: ['LINK_EXPIRED', 'CERTIFICATE_UNKNOWN'],
    summary: 'The certificate as a PDF, by a link that its owner was given',
  }),
  'volunteering.checkCertificate': endpoint({
    name: 'volunteering.checkCertificate',
    method: 'GET',
    path: '/public/certificates/:code',
    access: 'public',
    input: z.strictObject({ code, name: z.string().max(60).optional() }),
    output: z.object({
      county: z.string(),
      kind: z.enum(['hours', 'training']),
      halfHours: z.int(),
      stars: z.int(),
      course: z.string().nullable(),
      issuedAt: time,
      valid: z.boolean(),
      nameMatches: z.boolean().nullable(),
    }),
    errors: ['CERTIFICATE_UNKNOWN'],
    summary:
      'Whether a certificate is a true one; says nothing of whose it is beyond whether a given name is right',
  }),
  'volunteering.certificatePage': endpoint({
    name: 'volunteering.certificatePage',
    method: 'GET',
    path: '/public/certificates/:code/page',
    access: 'public',
    transport: 'raw',
    input: z.strictObject({ code }),
    output: z.unknown(),
    errors: ['CERTIFICATE_UNKNOWN'],
    summary: 'The same as a page, where the QR code of a certificate leads',
  }),
} as const
