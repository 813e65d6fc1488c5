import { type Actor, holds } from '../platform/actor'
import { Problem } from '../platform/problem'
import type { PostDoc, ProposalDoc } from './model'

/** A member of the council of the area, or of one above it. */
export const isCouncil = (actor: Actor, areaPath: string): boolean =>
  actor.kind === 'system' || holds(actor, 'council', areaPath)

export function mustCouncil(actor: Actor, areaPath: string): void {
  if (!isCouncil(actor, areaPath)) throw new Problem('AREA_FORBIDDEN')
}

/** Nobody judges what he wrote himself. */
export function mustNotBeOwn(actor: Actor, authorId: string): void {
  if (actor.id === authorId) throw new Problem('OWN_POST')
}

/** Ids of the areas a person is on the council of. */
export const councilAreaIds = (actor: Actor): string[] =>
  actor.roles
    .filter(({ role }) => role === 'council')
    .flatMap(({ areaPath }) => areaPath.split('/').filter(Boolean).at(-1) ?? [])

/** Words wait until their check has passed; what the council has hidden stays hidden whatever the check says. */
export const visibilityOf = (one: Pick<PostDoc, 'moderation'> & Partial<Pick<PostDoc, 'hidden'>>) =>
  one.hidden || one.moderation === 'hidden'
    ? ('hidden' as const)
    : one.moderation === 'passed'
      ? ('visible' as const)
      : ('pending' as const)

/** Its author, the council, and everybody once it is visible. */
export const mayReadPost = (actor: Actor, post: PostDoc): boolean =>
  visibilityOf(post) === 'visible' || post.authorId === actor.id || isCouncil(actor, post.areaPath)

export const mayReadProposal = (actor: Actor, one: ProposalDoc): boolean =>
  visibilityOf(one) === 'visible' || one.authorId === actor.id || isCouncil(actor, one.areaPath)
