import { distanceMetres, type Place } from '../platform/ground'
import { DAY } from './calendar'
import { type Refusal, refuse } from './errors'

/** Two reports of the same category within 50 m and 24 h may be one matter (DOMAIN §1). */
export const DUPLICATE_RADIUS_M = 50
export const DUPLICATE_WINDOW_MS = DAY

/** What the hint looks at. */
export interface Sighting {
  id: string
  categoryCode: string
  place: Place
  reportedAt: number
}

/** @returns the candidates that may be the same matter, nearest first. A hint only: a person merges. */
export function likelyDuplicates<S extends Sighting>(
  one: Sighting,
  candidates: readonly S[],
): { candidate: S; metres: number }[] {
  return candidates
    .filter(
      (other) =>
        other.id !== one.id &&
        other.categoryCode === one.categoryCode &&
        Math.abs(other.reportedAt - one.reportedAt) <= DUPLICATE_WINDOW_MS,
    )
    .map((candidate) => ({ candidate, metres: distanceMetres(one.place, candidate.place) }))
    .filter(({ metres }) => metres <= DUPLICATE_RADIUS_M)
    .sort((a, b) => a.metres - b.metres)
}

/** Somebody who is told of a case. Reporters rate; everybody is told each event once. */
export interface Follower {
  personId: string
  as: 'reporter' | 'follower'
}

/** A case as merging sees it: its own people, and where it went. */
export interface Mergeable {
  id: string
  mergedInto: string | null
  followers: readonly Follower[]
}

/** @returns the case that stands for this one: the end of the chain of merges. @throws Error for an unknown id or a cycle */
export function rootOf(id: string, cases: readonly Mergeable[]): Mergeable {
  const seen = new Set<string>()
  let next: string | null = id
  for (;;) {
    const found: Mergeable | undefined = cases.find((one) => one.id === next)
    if (!found || seen.has(found.id)) throw new Error(`broken chain of merges at ${next}`)
    if (found.mergedInto === null) return found
    seen.add(found.id)
    next = found.mergedInto
  }
}

/**
 * Merges a case into another; the target's root wins. Of A→B and B→A the one that comes second finds itself merged already and
 * is refused, so that there is one winner and never a circle.
 * @param cases both, and every case on their chains
 * @returns the cases after it, or MERGE_SELF, MERGE_CYCLE, STAGE_PASSED (merged elsewhere already)
 */
export function mergeInto<M extends Mergeable>(
  sourceId: string,
  targetId: string,
  cases: readonly M[],
): { ok: true; cases: M[]; rootId: string } | Refusal {
  if (sourceId === targetId) return refuse('MERGE_SELF')
  if (cases.find((one) => one.id === sourceId)?.mergedInto) return refuse('STAGE_PASSED')
  const root = rootOf(targetId, cases)
  if (root.id === sourceId) return refuse('MERGE_CYCLE')
  return {
    ok: true,
    rootId: root.id,
    cases: cases.map((one) => (one.id === sourceId ? { ...one, mergedInto: root.id } : one)),
  }
}

/** Takes a case out again; what had been merged into it comes along. @returns the cases after it, or NOT_MERGED */
export function unmerge<M extends Mergeable>(
  id: string,
  cases: readonly M[],
): { ok: true; cases: M[] } | Refusal {
  if (!cases.find((one) => one.id === id)?.mergedInto) return refuse('NOT_MERGED')
  return { ok: true, cases: cases.map((one) => (one.id === id ? { ...one, mergedInto: null } : one)) }
}

/**
 * The people of a case and of everything merged into it, each once; who reported one of them counts as reporter. Derived, not
 * moved, so that unmerging restores every list.
 * @param cases the root and every case merged into it, directly or not
 */
export function followersOf(rootId: string, cases: readonly Mergeable[]): Follower[] {
  const people = new Map<string, Follower>()
  const own = cases.filter((one) => rootOf(one.id, cases).id === rootId)
  // The root's own people come first.
  for (const one of [...own].sort((a, b) => Number(b.id === rootId) - Number(a.id === rootId))) {
    for (const follower of one.followers) {
      if (people.get(follower.personId)?.as !== 'reporter') people.set(follower.personId, follower)
    }
  }
  return [...people.values()]
}
