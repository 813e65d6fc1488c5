import type { Role } from '@linli/shared/identity/roles'
import type { EventActor } from './store/events'

/** A role somebody holds now: for an area (its path covers everything below) and, for handlers, in a unit. */
export interface HeldRole {
  role: Role
  areaPath: string
  unitId?: string
}

/** Who is asking. `anonymous` has no session; `system` is a job or a reaction. */
export interface Actor {
  kind: 'account' | 'apiKey' | 'system' | 'anonymous'
  id: string
  roles: readonly HeldRole[]
  sessionId?: string
}

export const anonymous: Actor = { kind: 'anonymous', id: '', roles: [] }
export const system = (id: string): Actor => ({ kind: 'system', id, roles: [] })

/** True when the actor holds the role for the area with this path, or for one above it. */
export function holds(actor: Actor, role: Role, areaPath: string): boolean {
  return actor.roles.some((held) => held.role === role && areaPath.startsWith(held.areaPath))
}

/** True when the actor holds any of the roles, wherever. */
export function holdsAny(actor: Actor, roles: readonly Role[]): boolean {
  return actor.roles.some((held) => roles.includes(held.role))
}

/** How an actor is named in an event: an id, never a person's data. */
export function eventActor(actor: Actor): EventActor {
  return { kind: actor.kind === 'anonymous' ? 'system' : actor.kind, id: actor.id || 'anonymous' }
}
