import type { Role } from '@linli/shared/identity/roles'
import { areaById, countyArea } from '../areas'
import { residentsByIds } from '../identity'
import { type Actor, holds } from '../platform/actor'
import type { Context } from '../platform/context'
import { Problem } from '../platform/problem'

/** The rules are the whole county's: its administrator sets them. @throws AREA_FORBIDDEN */
export async function requireRuleMaker(context: Context): Promise<void> {
  const county = await countyArea(context)
  if (!county || !holds(context.actor, 'administrator', county.path)) throw new Problem('AREA_FORBIDDEN')
}

/** Administrators and supervisors of the area somebody lives in look after that person's points. */
export const mayKeep = (actor: Actor, areaPath: string): boolean =>
  holds(actor, 'administrator', areaPath) || holds(actor, 'supervisor', areaPath)

const AUDITORS: readonly Role[] = ['administrator', 'evaluator', 'supervisor']

/** Who audits the area somebody lives in reads that person's postings; those of the deleted and of shops, who audits the county. */
export async function mayAudit(context: Context, accountId: string): Promise<boolean> {
  const path = (await homePath(context, accountId)) ?? (await countyArea(context))?.path
  return path !== undefined && AUDITORS.some((role) => holds(context.actor, role, path))
}

/** The area somebody lives in, the county for who has not said. Null for nobody of this county. */
export async function homePath(context: Context, accountId: string): Promise<string | null> {
  const person = (await residentsByIds(context, [accountId])).get(accountId)
  if (!person || person.deleted) return null
  if (person.communityId) return (await areaById(context, person.communityId)).path
  return (await countyArea(context))?.path ?? null
}

/** Lets only those through who look after a person's points. @throws NOT_FOUND, AREA_FORBIDDEN */
export async function mustKeep(context: Context, accountId: string): Promise<void> {
  const path = await homePath(context, accountId)
  if (path === null) throw new Problem('NOT_FOUND')
  if (!mayKeep(context.actor, path)) throw new Problem('AREA_FORBIDDEN')
}
