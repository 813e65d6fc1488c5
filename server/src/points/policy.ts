import type { Role } from '@linli/shared/identity/roles'
import { areasByIds, countyArea } from '../areas'
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
export const homePath = async (context: Context, accountId: string): Promise<string | null> =>
  (await homePaths(context, [accountId])).get(accountId) ?? null

/** The same of several; who is nobody of this county is left out. */
export async function homePaths(
  context: Context,
  accountIds: readonly string[],
): Promise<Map<string, string>> {
  const people = [...(await residentsByIds(context, accountIds)).values()].filter(({ deleted }) => !deleted)
  const [communities, county] = await Promise.all([
    areasByIds(
      context,
      people.flatMap(({ communityId }) => communityId ?? []),
    ),
    countyArea(context),
  ])
  return new Map(
    people.flatMap(({ _id, communityId }): [string, string][] => {
      const home = communities.get(communityId ?? '') ?? county
      return home ? [[_id, home.path]] : []
    }),
  )
}

/** Lets only those through who look after a person's points. @throws NOT_FOUND, AREA_FORBIDDEN */
export async function mustKeep(context: Context, accountId: string): Promise<void> {
  const path = await homePath(context, accountId)
  if (path === null) throw new Problem('NOT_FOUND')
  if (!mayKeep(context.actor, path)) throw new Problem('AREA_FORBIDDEN')
}
