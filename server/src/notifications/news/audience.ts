import { accountsHolding } from '../../identity'
import type { Context } from '../../platform/context'
import type { Audience } from './staff'

/** Where a case is and whose it is; areas by their path. */
export interface Whereabouts {
  unitId: string | null
  gridPath: string
  communityPath: string
  townPath: string
  countyPath: string
}

/** The level that an escalation has reached, lowest first. */
const RUNGS = ['community', 'town', 'county'] as const

/** Who supervises exactly at a level: those of the levels above are told when their own turn comes. */
async function ladder(context: Context, where: Whereabouts, level: string): Promise<string[]> {
  const paths = { community: where.communityPath, town: where.townPath, county: where.countyPath }
  let above: string[] = []
  let found: string[] = []
  for (const rung of [...RUNGS].reverse()) {
    const all = await accountsHolding(context, { role: 'supervisor', areaPath: paths[rung] })
    const own = all.filter((id) => !above.includes(id))
    // A level without a supervisor of its own: the next one above hears of it, so that a step is never told to nobody.
    if (own.length > 0) found = own
    if (rung === level) return found
    above = all
  }
  return found
}

/** The accounts a task is for, by the roles they hold now for the place of the case. */
export async function accountsOf(
  context: Context,
  audience: Audience,
  where: Whereabouts,
  level: string | number | null,
): Promise<string[]> {
  switch (audience) {
    case 'unit':
      return where.unitId ? accountsHolding(context, { role: 'handler', unitId: where.unitId }) : []
    case 'gridWorkers':
      return accountsHolding(context, { role: 'gridWorker', areaPath: where.gridPath })
    case 'dispatchers':
      return accountsHolding(context, { role: 'dispatcher', areaPath: where.gridPath })
    case 'supervisors':
      return accountsHolding(context, { role: 'supervisor', areaPath: where.gridPath })
    case 'ladder':
      return ladder(context, where, String(level))
  }
}
