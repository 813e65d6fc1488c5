import { z } from 'zod'
import { endpoint } from '../platform/endpoint'
import { id, page, pageInput, text, time } from '../platform/schemas'

const access = 'signedIn'

/** What the public reads of a team. */
const words = { name: text(2, 20), about: text(0, 200).default('') }

const summary = z.object({
  id,
  name: z.string(),
  about: z.string(),
  /** The community it belongs to. */
  area: z.object({ id, name: z.string() }),
  size: z.int(),
  /** Whether the asker is in it. */
  mine: z.boolean(),
})

const team = summary.extend({
  version: z.int(),
  state: z.enum(['open', 'closed']),
  /** Of its words: only its members see a team whose words have not passed. */
  visibility: z.enum(['visible', 'pending', 'hidden']),
  createdAt: time,
  /** In full for members, masked for everybody else; null for a closed team. */
  captain: z.string().nullable(),
  /** For members and for who looks after the area; empty for everybody else. Longest first. */
  members: z.array(
    z.object({ accountId: id, name: z.string(), since: time, captain: z.boolean(), me: z.boolean() }),
  ),
  abilities: z.array(z.enum(['join', 'leave', 'edit', 'remove', 'handOver', 'close'])),
})

const errors = ['NOT_FOUND', 'STALE_VERSION'] as const

/** Volunteer teams 志愿队: residents who go together, and whose points are counted together in the ranking. */
export const teamsContract = {
  'teams.list': endpoint({
    name: 'teams.list',
    method: 'GET',
    path: '/teams',
    access,
    input: z.strictObject({ ...pageInput, areaId: id.optional() }),
    output: page(summary),
    errors: ['CURSOR_INVALID'],
    summary: 'Teams that are open, newest first; of an area with all below it',
  }),
  'teams.mine': endpoint({
    name: 'teams.mine',
    method: 'GET',
    path: '/teams/mine',
    access,
    input: z.strictObject({}),
    output: z.object({ team: team.nullable() }),
    errors: [],
    summary: 'The team the asker is in; null for who is in none',
  }),
  'teams.found': endpoint({
    name: 'teams.found',
    method: 'POST',
    path: '/teams',
    access,
    input: z.strictObject(words),
    output: team,
    errors: [
      'GUARDIAN_REQUIRED',
      'TEXT_RISKY',
      'TEAM_HOME_NEEDED',
      'TEAM_ALREADY',
      'TEAM_NAME_TAKEN',
      'STALE_VERSION',
    ],
    summary: 'Founds a team in the own community and leads it; its words are checked before others see it',
  }),
  'teams.read': endpoint({
    name: 'teams.read',
    method: 'GET',
    path: '/teams/:id',
    access,
    input: z.strictObject({ id }),
    output: team,
    errors: ['NOT_FOUND'],
    summary: 'One team, and what the asker may do',
  }),
  'teams.edit': endpoint({
    name: 'teams.edit',
    method: 'POST',
    path: '/teams/:id/edit',
    access,
    input: z.strictObject({ id, version: z.int().min(1), ...words }),
    output: team,
    errors: [...errors, 'TEXT_RISKY', 'TEAM_CAPTAIN_ONLY', 'TEAM_NAME_TAKEN', 'TEAM_CLOSED'],
    summary: 'The captain gives the team other words; they are checked anew',
  }),
  'teams.join': endpoint({
    name: 'teams.join',
    method: 'POST',
    path: '/teams/:id/members',
    access,
    input: z.strictObject({ id }),
    output: team,
    errors: [...errors, 'GUARDIAN_REQUIRED', 'TEAM_ALREADY', 'TEAM_CLOSED', 'TEAM_FULL'],
    summary:
      'Joins a team: from then on its members know one another’s names, and points earned count for it',
  }),
  'teams.leave': endpoint({
    name: 'teams.leave',
    method: 'POST',
    path: '/teams/:id/leaving',
    access,
    input: z.strictObject({ id }),
    output: team,
    errors: [...errors, 'TEAM_NOT_MEMBER'],
    summary:
      'Leaves a team; a captain is followed by who has been in it longest, and the last one closes it. What was earned stays with the team',
  }),
  'teams.remove': endpoint({
    name: 'teams.remove',
    method: 'POST',
    path: '/teams/:id/removal',
    access,
    input: z.strictObject({ id, accountId: id }),
    output: team,
    errors: [...errors, 'TEAM_CAPTAIN_ONLY', 'TEAM_NOT_MEMBER', 'TEAM_OWN_PLACE'],
    summary: 'The captain takes a member out, who is told',
  }),
  'teams.handOver': endpoint({
    name: 'teams.handOver',
    method: 'POST',
    path: '/teams/:id/captain',
    access,
    input: z.strictObject({ id, accountId: id }),
    output: team,
    errors: [...errors, 'TEAM_CAPTAIN_ONLY', 'TEAM_NOT_MEMBER', 'TEAM_OWN_PLACE'],
    summary: 'The captain makes another member captain, who is told',
  }),
  'teams.close': endpoint({
    name: 'teams.close',
    method: 'POST',
    path: '/teams/:id/closing',
    access,
    input: z.strictObject({ id }),
    output: team,
    errors: [...errors, 'TEAM_CAPTAIN_ONLY', 'TEAM_CLOSED'],
    summary:
      'Ends a team for good: its captain, or an administrator or supervisor of its area. Members are told',
  }),
} as const
