import { z } from 'zod'
import { endpoint } from '../../platform/endpoint'
import { done, id, page, pageInput, text, time } from '../../platform/schemas'
import { HELP_KINDS, HELP_PAYMENTS, HELP_STATES, MOST_HELP, SKILLS } from '../help'
import { areaRef, ORGANISERS, placeInput, visibility } from './shapes'

const access = 'signedIn'
const reason = text(2, 200)
const halfHours = z.int().min(0).max(MOST_HELP)

const helpSummary = z.object({
  id,
  version: z.int(),
  kind: z.enum(HELP_KINDS),
  skill: z.enum(SKILLS),
  title: z.string(),
  state: z.enum(HELP_STATES),
  visibility,
  area: areaRef,
  /** Rounded to about 100 m and without an address, but for its author, and for the other side until it is over. */
  place: z.object({ lng: z.number(), lat: z.number(), address: z.string() }),
  from: time,
  to: time,
  halfHours: z.int(),
  payment: z.enum(HELP_PAYMENTS),
  mine: z.boolean(),
  createdAt: time,
})

/** A person as a stranger may know him before both have agreed. */
const stranger = z.object({ accountId: id, name: z.string(), stars: z.int(), helped: z.int() })

const help = helpSummary.extend({
  text: z.string(),
  /** For whom, when not for the asker: `母亲`. */
  relative: z.string().nullable(),
  author: stranger,
  /** Whether the asker has said that he would. */
  responded: z.boolean(),
  /** Who would, for the author to choose. */
  responders: z.array(stranger),
  /** The other side with name and phone, once both have agreed. */
  partner: z
    .object({ accountId: id, name: z.string(), phone: z.string().nullable(), helps: z.boolean() })
    .nullable(),
  /** What each side has said it took, in half hours. */
  confirmed: z.object({ helper: z.int().nullable(), asker: z.int().nullable() }),
  doneHalfHours: z.int().nullable(),
  thanks: z.string().nullable(),
  abilities: z.array(
    z.enum([
      'respond',
      'withdraw',
      'choose',
      'cancel',
      'confirm',
      'thank',
      'report',
      'block',
      'hide',
      'grant',
    ]),
  ),
})

const bankLine = z.object({
  id,
  kind: z.enum(['earned', 'overflow', 'corrected', 'spent', 'given', 'granted']),
  halfHours: z.int(),
  at: time,
})

/** Offers and requests of help between neighbours, and the time bank. */
export const helpContract = {
  'volunteering.helps': endpoint({
    name: 'volunteering.helps',
    method: 'GET',
    path: '/helps',
    access,
    input: z.strictObject({
      ...pageInput,
      kind: z.enum(HELP_KINDS),
      skill: z.enum(SKILLS).optional(),
      areaId: id.optional(),
    }),
    output: page(helpSummary),
    errors: ['CURSOR_INVALID'],
    summary: 'Open offers or requests, newest first; none of people who have blocked each other',
  }),
  'volunteering.myHelps': endpoint({
    name: 'volunteering.myHelps',
    method: 'GET',
    path: '/helps/mine',
    access,
    input: z.strictObject(pageInput),
    output: page(helpSummary),
    errors: ['CURSOR_INVALID'],
    summary: 'Offers and requests the asker wrote or answered, newest first',
  }),
  'volunteering.flaggedHelps': endpoint({
    name: 'volunteering.flaggedHelps',
    method: 'GET',
    path: '/helps/flagged',
    access: ORGANISERS,
    input: z.strictObject(pageInput),
    output: page(helpSummary.extend({ reports: z.array(z.string()) })),
    errors: ['CURSOR_INVALID'],
    summary: 'Offers and requests of the own areas that somebody has reported',
  }),
  'volunteering.poolRequests': endpoint({
    name: 'volunteering.poolRequests',
    method: 'GET',
    path: '/helps/pool',
    access: ORGANISERS,
    input: z.strictObject(pageInput),
    output: page(helpSummary).extend({ poolHalfHours: z.int() }),
    errors: ['CURSOR_INVALID'],
    summary: 'Requests of the own areas that wait for hours of the public pool, and what is in it',
  }),
  'volunteering.postHelp': endpoint({
    name: 'volunteering.postHelp',
    method: 'POST',
    path: '/helps',
    access,
    input: z.strictObject({
      kind: z.enum(HELP_KINDS),
      skill: z.enum(SKILLS),
      title: text(4, 40),
      text: text(4, 1_000),
      place: placeInput,
      from: time,
      /** How long it takes, or how much time is offered, in half hours. */
      halfHours: z.int().min(1).max(MOST_HELP),
      relative: text(1, 20).optional(),
      payment: z.enum(HELP_PAYMENTS).default('none'),
    }),
    output: help,
    errors: [
      'PLACE_OUTSIDE',
      'PLACE_SWAPPED',
      'HELP_TIME',
      'BANK_SHORT',
      'HELP_PAYMENT',
      'TEXT_RISKY',
      'GUARDIAN_REQUIRED',
    ],
    summary: 'Offers help or asks for it; hours of the own bank are put aside, those of the pool asked for',
  }),
  'volunteering.help': endpoint({
    name: 'volunteering.help',
    method: 'GET',
    path: '/helps/:id',
    access,
    input: z.strictObject({ id }),
    output: help,
    errors: ['NOT_FOUND'],
    summary: 'One offer or request, and what the asker may do',
  }),
  'volunteering.helpMatches': endpoint({
    name: 'volunteering.helpMatches',
    method: 'GET',
    path: '/helps/:id/matches',
    access,
    input: z.strictObject({ id }),
    output: z.object({ items: z.array(helpSummary.extend({ metres: z.int() })) }),
    errors: ['NOT_FOUND'],
    summary: 'What fits an own offer or request by skill, place and time, the nearest first',
  }),
  'volunteering.respondHelp': endpoint({
    name: 'volunteering.respondHelp',
    method: 'POST',
    path: '/helps/:id/response',
    access,
    input: z.strictObject({ id, on: z.boolean().default(true) }),
    output: help,
    errors: ['NOT_FOUND', 'HELP_STATE', 'OWN_HELP', 'GUARDIAN_REQUIRED'],
    summary: 'Says that one would, or takes it back; the author chooses',
  }),
  'volunteering.chooseHelp': endpoint({
    name: 'volunteering.chooseHelp',
    method: 'POST',
    path: '/helps/:id/choice',
    access,
    input: z.strictObject({ id, accountId: id }),
    output: help,
    errors: ['NOT_FOUND', 'HELP_STATE', 'NOT_RESPONDED'],
    summary: 'The author agrees with one who answered; from now on they know each other’s name and phone',
  }),
  'volunteering.cancelHelp': endpoint({
    name: 'volunteering.cancelHelp',
    method: 'POST',
    path: '/helps/:id/cancellation',
    access,
    input: z.strictObject({ id }),
    output: help,
    errors: ['NOT_FOUND', 'HELP_STATE'],
    summary: 'The author ends it; the other side steps back and it is open again. Who is left is told',
  }),
  'volunteering.confirmHelp': endpoint({
    name: 'volunteering.confirmHelp',
    method: 'POST',
    path: '/helps/:id/confirmation',
    access,
    input: z.strictObject({ id, halfHours }),
    output: help,
    errors: ['NOT_FOUND', 'HELP_STATE', 'HELP_EARLY', 'HOURS_TOO_MANY'],
    summary: 'Each side says how long it was; what both agree to is credited to the helper',
  }),
  'volunteering.thankHelp': endpoint({
    name: 'volunteering.thankHelp',
    method: 'POST',
    path: '/helps/:id/thanks',
    access,
    input: z.strictObject({ id, text: text(1, 200) }),
    output: help,
    errors: ['NOT_FOUND', 'HELP_STATE', 'THANKED', 'TEXT_RISKY'],
    summary: 'A word of thanks for the helper, once',
  }),
  'volunteering.reportHelp': endpoint({
    name: 'volunteering.reportHelp',
    method: 'POST',
    path: '/helps/:id/report',
    access,
    input: z.strictObject({ id, reason }),
    output: done,
    errors: ['NOT_FOUND', 'OWN_HELP'],
    summary:
      'Tells the organisers of the area that something is not right; once a person, the last words count',
  }),
  'volunteering.hideHelp': endpoint({
    name: 'volunteering.hideHelp',
    method: 'POST',
    path: '/helps/:id/hiding',
    access: ORGANISERS,
    input: z.strictObject({ id, hide: z.boolean(), reason }),
    output: done,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'OWN_HELP'],
    summary: 'Takes a reported offer or request from the public, or leaves it there; its reports are settled',
  }),
  'volunteering.grantHelp': endpoint({
    name: 'volunteering.grantHelp',
    method: 'POST',
    path: '/helps/:id/grant',
    access: ORGANISERS,
    input: z.strictObject({ id, grant: z.boolean() }),
    output: done,
    errors: ['NOT_FOUND', 'AREA_FORBIDDEN', 'OWN_HELP', 'HELP_STATE', 'POOL_SHORT'],
    summary: 'Gives a request hours of the public pool, or refuses',
  }),
  'volunteering.blockPerson': endpoint({
    name: 'volunteering.blockPerson',
    method: 'POST',
    path: '/helps/:id/block',
    access,
    input: z.strictObject({ id, accountId: id }),
    output: done,
    errors: ['NOT_FOUND'],
    summary: 'Never meets somebody again whom one met through this offer or request',
  }),
  'volunteering.blocks': endpoint({
    name: 'volunteering.blocks',
    method: 'GET',
    path: '/blocks',
    access,
    input: z.strictObject(pageInput),
    output: page(z.object({ accountId: id, name: z.string(), at: time })),
    errors: ['CURSOR_INVALID'],
    summary: 'Whom the asker has blocked',
  }),
  'volunteering.unblock': endpoint({
    name: 'volunteering.unblock',
    method: 'POST',
    path: '/blocks/removal',
    access,
    input: z.strictObject({ accountId: id }),
    output: done,
    errors: [],
    summary: 'Takes a block back; without one nothing changes',
  }),
  'volunteering.bankLines': endpoint({
    name: 'volunteering.bankLines',
    method: 'GET',
    path: '/hours/bank',
    access,
    input: z.strictObject(pageInput),
    output: page(bankLine),
    errors: ['CURSOR_INVALID'],
    summary: 'Movements of the own time bank, newest first',
  }),
  'volunteering.giveHours': endpoint({
    name: 'volunteering.giveHours',
    method: 'POST',
    path: '/hours/gift',
    access,
    input: z.strictObject({ halfHours: z.int().min(1).max(3_000) }),
    output: z.object({ saved: z.int(), held: z.int() }),
    errors: ['BANK_SHORT'],
    summary: 'Gives hours of the own time bank to the public pool',
  }),
} as const
