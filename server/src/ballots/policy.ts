import { type Actor, holds } from '../platform/actor'
import { Problem } from '../platform/problem'
import type { BallotDoc } from './model'
import type { ClaimDoc } from './model-rolls'

/** Ballots of an area, and its rolls, are run by its council and administrators, or those of an area above it. */
export const runs = (actor: Actor, areaPath: string): boolean =>
  actor.kind === 'system' || holds(actor, 'council', areaPath) || holds(actor, 'administrator', areaPath)

export function mustRun(actor: Actor, areaPath: string): void {
  if (!runs(actor, areaPath)) throw new Problem('AREA_FORBIDDEN')
}

/** A draft is seen by who runs it. */
export const maySee = (
  actor: Actor,
  ballot: Pick<BallotDoc, 'stage' | 'areaPath' | 'announcedAt'>,
): boolean => ballot.announcedAt !== null || runs(actor, ballot.areaPath)

/** A home gives a vote to its owner; the vote of a household to whoever lives there. */
export const givesVote = (claim: Pick<ClaimDoc, 'state' | 'relation'>, kind: string): boolean =>
  claim.state === 'approved' && (claim.relation === 'owner' || kind === 'households')
