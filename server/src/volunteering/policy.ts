import { ORGANISERS } from '@linli/shared/volunteering/contract/shapes'
import { type Actor, holds } from '../platform/actor'
import { Problem } from '../platform/problem'
import type { ActivityDoc, Moderation } from './model'

/** Council, grid worker or administrator of the area, or of one above it. */
export const isOrganiser = (actor: Actor, areaPath: string): boolean =>
  actor.kind === 'system' || ORGANISERS.some((role) => holds(actor, role, areaPath))

export function mustOrganise(actor: Actor, areaPath: string): void {
  if (!isOrganiser(actor, areaPath)) throw new Problem('AREA_FORBIDDEN')
}

/** Ids of the areas a person organises for. */
export const organisedAreaIds = (actor: Actor): string[] => [
  ...new Set(
    actor.roles
      .filter(({ role }) => (ORGANISERS as readonly string[]).includes(role))
      .flatMap(({ areaPath }) => areaPath.split('/').filter(Boolean).at(-1) ?? []),
  ),
]

export const visibilityOf = (moderation: Moderation) =>
  moderation === 'passed' ? ('visible' as const) : moderation

/** Everybody once it is published and its words have passed; who is on its list also later; its organisers always. */
export const mayRead = (actor: Actor, one: ActivityDoc): boolean =>
  isOrganiser(actor, one.areaPath) ||
  (one.state !== 'draft' &&
    (one.moderation === 'passed' || one.signUps.some(({ accountId }) => accountId === actor.id)))
