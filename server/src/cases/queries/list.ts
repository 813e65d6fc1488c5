import type { casesContract } from '@linli/shared/cases/contract'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { areaById } from '../../areas'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newestPage } from '../../platform/store/newest'
import { caseModel } from '../model'
import { scopesOf } from '../policy'
import { presentSummary, type SummaryDoc, summaryFields } from '../present/summary'
import { searchPage } from '../words'

type Input = ParsedOf<(typeof casesContract)['cases.list']>

/** Cases of the own areas or unit, newest first. @throws AREA_UNKNOWN, AREA_FORBIDDEN for an area outside of the own */
export async function list(context: Context, input: Input) {
  const { q, cursor, limit } = input
  const filter = await filterOf(context, input)
  const asked = { filter, cursor, limit, projection: summaryFields, now: context.now() }
  const page = q?.trim()
    ? await searchPage<SummaryDoc>(context, { q, ...asked })
    : await newestPage<SummaryDoc>(context.model(caseModel) as never, { field: 'createdAt', ...asked })
  return { items: page.rows.map((row) => presentSummary(context, row)), next: page.next }
}

async function filterOf(context: Context, input: Input): Promise<Record<string, unknown>> {
  const { stage, holder, categoryCode, unitId, source, number } = input
  return {
    tenantId: context.tenantId,
    ...(await scopeFilter(context, input.areaId)),
    ...(stage && { stage }),
    ...(holder && { holder }),
    ...(unitId && { unitId }),
    ...(source && { source }),
    ...(number && { number }),
    ...(categoryCode && { 'category.code': categoryCode }),
    ...overdueFilter(input.overdue, context.now()),
  }
}

/** One area or unit is an equality, which the index wants; several are a set. */
async function scopeFilter(context: Context, areaId: string | undefined): Promise<Record<string, unknown>> {
  const mine = scopesOf(context.actor)
  const own = mine.length === 1 ? mine[0] : { $in: mine }
  if (areaId === undefined) return { scopes: own }
  const area = await areaById(context, areaId)
  const inside = context.actor.roles.some(
    (held) => held.role !== 'handler' && area.path.startsWith(held.areaPath),
  )
  if (inside) return { scopes: area._id }
  const units = mine.filter((scope) => scope.startsWith('unit:'))
  if (units.length === 0) throw new Problem('AREA_FORBIDDEN')
  return {
    scopes: units.length === 1 ? units[0] : { $in: units },
    [`place.${area.level}Id`]: area._id,
  }
}

/** Overdue is who was late and who is late now. */
function overdueFilter(overdue: boolean | undefined, now: number): Record<string, unknown> {
  if (overdue === undefined) return {}
  const either = [{ wasOverdue: true }, { clockState: 'running', dueAt: { $lt: new Date(now) } }]
  return overdue ? { $or: either } : { $nor: either }
}
