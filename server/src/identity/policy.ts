import { chinaDay } from '@linli/shared/platform/china-time'
import { type Actor, type HeldRole, holds } from '../platform/actor'
import { Problem } from '../platform/problem'
import type { Account, Grant } from './model'

/** PIPL art. 31: below this age a guardian agrees first. */
const CHILD_UNTIL = 14
const ADULT_FROM = 18

/** A grant holds from `from` (included) to `until` (excluded). */
export const holdsAt = (grant: Grant, now: number): boolean =>
  grant.from.getTime() <= now && (grant.until === null || now < grant.until.getTime())

/** The roles an account holds at a moment (epoch ms), as the rest of the server asks for them. */
export function rolesAt(grants: readonly Grant[], now: number): HeldRole[] {
  return grants
    .filter((grant) => holdsAt(grant, now))
    .map(({ role, areaPath, unitId }) => ({ role, areaPath, ...(unitId !== null && { unitId }) }))
}

/** Only an administrator of an area, or of one above it, gives and takes roles in it. The system itself may (seed, jobs). */
export function mustAdminister(actor: Actor, areaPath: string): void {
  if (actor.kind === 'system') return
  if (!holds(actor, 'administrator', areaPath)) throw new Problem('AREA_FORBIDDEN')
}

/** An account is seen and managed by who administers an area it works or worked in; one that never did, by any administrator. */
export function mayManage(actor: Actor, { grants }: Pick<Account, 'grants'>): boolean {
  if (actor.kind === 'system' || grants.length === 0) return true
  return grants.some(({ areaPath }) => holds(actor, 'administrator', areaPath))
}

/** {@link mayManage} as a filter of accounts. */
export function managedBy(actor: Actor): Record<string, unknown> {
  if (actor.kind === 'system') return {}
  const paths = actor.roles.flatMap(({ role, areaPath }) => (role === 'administrator' ? [areaPath] : []))
  const within = paths.map((path) => ({ 'grants.areaPath': { $regex: `^${literally(path)}` } }))
  return { $or: [{ grants: { $size: 0 } }, ...within] }
}

/** Words as a regular expression that matches nothing else. */
export const literally = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Full years at a moment (epoch ms) by the calendar of China. */
export function ageAt(birthDate: string, now: number): number {
  const today = chinaDay(now)
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years
}

/** True for a person who said to be under 14. Who gave no birth date counts as grown up, here as everywhere. */
export const isChild = ({ birthDate }: Pick<Account, 'birthDate'>, now: number): boolean =>
  birthDate !== null && ageAt(birthDate, now) < CHILD_UNTIL

/** A guardian is another account, grown up, whose phone WeChat has confirmed. */
export function mayGuard(guardian: Account, childId: string, now: number): boolean {
  const grownUp = guardian.birthDate === null || ageAt(guardian.birthDate, now) >= ADULT_FROM
  return guardian._id !== childId && guardian.phone !== null && grownUp
}
