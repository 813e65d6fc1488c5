import { type Actor, holds } from '../platform/actor'
import type { TeamDoc } from './model'

/** Administrators and supervisors of its area look after a team. */
export const looksAfter = (actor: Actor, { areaPath }: Pick<TeamDoc, 'areaPath'>): boolean =>
  holds(actor, 'administrator', areaPath) || holds(actor, 'supervisor', areaPath)

/** Everybody, once its words have passed; its members and who looks after it always. */
export const mayRead = (actor: Actor, team: TeamDoc, isMember: boolean): boolean =>
  team.moderation === 'passed' || isMember || looksAfter(actor, team)

export const isCaptain = (actor: Actor, team: Pick<TeamDoc, 'captainId'>): boolean =>
  team.captainId === actor.id

/** A team ends by its captain, or by who looks after it. */
export const mayClose = (actor: Actor, team: TeamDoc): boolean =>
  isCaptain(actor, team) || looksAfter(actor, team)
