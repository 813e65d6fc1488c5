import { type Actor, holds } from '../platform/actor'
import { Problem } from '../platform/problem'

/** Before a county is drawn, it stands for the whole of it. */
export const EVERYWHERE = '/'

/**
 * Only an administrator of an area, or of one above it, changes what belongs to it (AREA_FORBIDDEN). The system itself may
 * (seed, jobs).
 */
export function mustAdminister(actor: Actor, areaPath: string): void {
  if (actor.kind === 'system') return
  if (!holds(actor, 'administrator', areaPath)) throw new Problem('AREA_FORBIDDEN')
}
