import type { Role } from '@linli/shared/identity/roles'
import { type Actor, holds, holdsAny } from '../platform/actor'
import { type Check, EVERYWHERE } from './model'

/** Who looks at what WeChat would not judge: the people who see every case of their area. */
const JUDGES: readonly Role[] = ['dispatcher', 'supervisor']

/** A judge of the area the case lies in; of any area when it was not said where it lies. */
export function mayJudge(actor: Actor, { areaPath }: Pick<Check, 'areaPath'>): boolean {
  if (areaPath === null) return holdsAny(actor, JUDGES)
  return JUDGES.some((role) => holds(actor, role, areaPath))
}

/** Ids of the areas whose checks the actor may judge, those below included by the checks' own lists. */
export function judgedAreaIds(actor: Actor): string[] {
  const held = actor.roles.filter(({ role }) => JUDGES.includes(role))
  return [EVERYWHERE, ...held.flatMap(({ areaPath }) => areaPath.split('/').filter(Boolean).at(-1) ?? [])]
}
