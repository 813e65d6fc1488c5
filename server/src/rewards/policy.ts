import { type Actor, holds } from '../platform/actor'
import { Problem } from '../platform/problem'
import type { Order, Shop } from './model'

/** A merchant is who keeps the shop. */
export const keeps = (actor: Actor, { keeperIds }: Pick<Shop, 'keeperIds'>): boolean =>
  actor.kind === 'account' && keeperIds.includes(actor.id)

export const administers = (actor: Actor, areaPath: string): boolean =>
  actor.kind === 'system' || holds(actor, 'administrator', areaPath)

/** Only an administrator of the shop's area, or of one above it, changes it (AREA_FORBIDDEN). The system itself may (seed, jobs). */
export function mustAdminister(actor: Actor, areaPath: string): void {
  if (!administers(actor, areaPath)) throw new Problem('AREA_FORBIDDEN')
}

/** Whose hand-overs and settlements are nobody else's business: a shop looks as if it weren't there. */
export function mustSeeInside(actor: Actor, shop: Shop): void {
  if (!keeps(actor, shop) && !administers(actor, shop.areaPath)) throw new Problem('NOT_FOUND')
}

/** Somebody else's order looks as if it weren't there. */
export function mustOwn(actor: Actor, { accountId }: Pick<Order, 'accountId'>): void {
  if (actor.kind !== 'account' || actor.id !== accountId) throw new Problem('NOT_FOUND')
}
