import type { casesContract } from '@linli/shared/cases/contract'
import { queryTokens } from '@linli/shared/cases/tokens'
import type { ParsedOf } from '@linli/shared/platform/endpoint'
import { areaById } from '../../areas'
import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { newestPage } from '../../platform/store/newest'
import { caseModel } from '../model'
import { scopesOf } from '../policy'
import { presentSummary, type SummaryDoc, summaryFields } from '../present/summary'

type Input = ParsedOf<(typeof casesContract)['cases.list']>

/** Cases of the own areas or unit, newest first. @throws AREA_UNKNOWN, AREA_FORBIDDEN for an area outside of the own */
export async function list(context: Context, input: Input) {
  const page = await newestPage<SummaryDoc>(context.model(caseModel) as never, {
    filter: await filterOf(context, input),
    field: 'createdAt',
    cursor: input.cursor,
    limit: input.limit,
    projection: summaryFields,
    now: context.now(),
  })
  return { items: page.rows.map((row) => presentSummary(context, row)), next: page.next }
}

async function filterOf(context: Context, input: Input): Promise<Record<string, unknown>> {
  const { stage, holder, categoryCode, unitId, source, number, q } = input
  const filter: Record<string, unknown> = {
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
  const tokens = q ? queryTokens(q) : []
  // Punctuation alone is no question; nothing is the honest answer to it.
  if (q?.trim()) filter.tokens = tokens.length > 0 ? { $all: tokens } : { $in: [] }
  return filter
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
