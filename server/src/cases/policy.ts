import type { Acting } from '@linli/shared/cases/facts'
import type { Actor as ActingAs } from '@linli/shared/cases/stages'
import type { Role } from '@linli/shared/identity/roles'
import { type Actor, type HeldRole, holds } from '../platform/actor'
import type { CaseDoc } from './model'

type Seen = Pick<
  CaseDoc,
  | 'place'
  | 'scopes'
  | 'publicIn'
  | 'reporterId'
  | 'reporterIds'
  | 'followerIds'
  | 'unitId'
  | 'whistledUnitIds'
>

/** How much of a case somebody is shown. */
export type Audience = 'owner' | 'staff' | 'public'

/** Roles that may know, masked, who reported. */
const MAY_KNOW_REPORTER: readonly Role[] = ['gridWorker', 'dispatcher', 'supervisor', 'administrator']

const idsOf = (path: string): string[] => path.split('/').filter(Boolean)

/** The area a role is for: the last of its path. */
export const areaIdOf = (held: HeldRole): string => idsOf(held.areaPath).at(-1) ?? ''

/** The level of the area a role is for. */
export function levelOf(held: HeldRole): 'county' | 'town' | 'community' | 'grid' {
  return (['county', 'town', 'community', 'grid'] as const)[idsOf(held.areaPath).length - 1] ?? 'grid'
}

/** A handler sees what its unit had to do with; every other role sees the cases of its area. */
export function scopesOf(actor: Actor): string[] {
  const scopes = actor.roles.map((held) =>
    held.role === 'handler' ? `unit:${held.unitId ?? ''}` : areaIdOf(held),
  )
  return [...new Set(scopes)].filter(Boolean)
}

const sees = (actor: Actor, one: Pick<Seen, 'scopes'>): boolean =>
  scopesOf(actor).some((scope) => one.scopes.includes(scope))

/** The system, staff of the area or a unit concerned, who reported or follows it, and everybody when it is public. */
export function maySee(actor: Actor, one: Seen): boolean {
  return (
    actor.kind === 'system' ||
    one.publicIn.length > 0 ||
    one.reporterIds.includes(actor.id) ||
    one.followerIds.includes(actor.id) ||
    sees(actor, one)
  )
}

/** Followers, also those who came by a merge, are shown what the public is shown: the words are another person's. */
export function audienceOf(actor: Actor, one: Seen): Audience {
  if (actor.kind === 'system' || sees(actor, one)) return 'staff'
  return one.reporterId !== null && one.reporterId === actor.id ? 'owner' : 'public'
}

/** Grid workers, dispatchers, supervisors and administrators of the area, and the unit that goes there. */
export function mayKnowReporter(actor: Actor, one: Seen): boolean {
  return (
    MAY_KNOW_REPORTER.some((role) => holds(actor, role, one.place.gridPath)) ||
    actor.roles.some((held) => held.role === 'handler' && held.unitId === one.unitId && one.unitId !== null)
  )
}

/** As what somebody acts on a case: all that apply. */
export function actingOn(actor: Actor, one: Seen): Acting {
  if (actor.kind === 'system') return { actors: ['system'], personId: actor.id }
  const actors: ActingAs[] = ['resident']
  if (one.reporterIds.includes(actor.id)) actors.push('reporter')

  const here = actor.roles.filter(({ areaPath }) => one.place.gridPath.startsWith(areaPath))
  for (const held of here) {
    if (held.role === 'gridWorker') actors.push('collector', 'checker')
    if (held.role === 'dispatcher') actors.push('filer', 'dispatcher')
    if (held.role === 'dispatcher' && levelOf(held) === 'town') actors.push('town')
    if (held.role === 'supervisor') actors.push('supervisor')
  }
  const unitId = unitFor(actor, one)
  if (unitId) actors.push('unit')
  return { actors: [...new Set(actors)], personId: actor.id, unitId }
}

/** Somebody may work in several units: the one that has the case, else one that was called, else one that had it. */
function unitFor(actor: Actor, one: Seen): string | null {
  const mine = actor.roles.flatMap(({ role, unitId }) => (role === 'handler' && unitId ? [unitId] : []))
  return (
    mine.find((id) => id === one.unitId) ??
    mine.find((id) => one.whistledUnitIds.includes(id)) ??
    mine.find((id) => one.scopes.includes(`unit:${id}`)) ??
    null
  )
}

const ENTERING: readonly Role[] = ['gridWorker', 'dispatcher']

/** Patrol finds and phone calls are entered by the grid workers and dispatchers of the place. */
export function mayEnter(actor: Actor, gridPath: string): 'yes' | 'noRole' | 'otherArea' {
  if (ENTERING.some((role) => holds(actor, role, gridPath))) return 'yes'
  return actor.roles.some((held) => ENTERING.includes(held.role)) ? 'otherArea' : 'noRole'
}
