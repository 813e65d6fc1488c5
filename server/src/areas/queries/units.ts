import type { Context } from '../../platform/context'
import { Problem } from '../../platform/problem'
import { type Unit, unitModel } from '../model-units'

const UNIT_FIELDS = {
  code: 1,
  name: 1,
  areaId: 1,
  areaPath: 1,
  duties: 1,
  workingHours: 1,
  phone: 1,
  active: 1,
  successorId: 1,
} as const

/** @throws UNIT_UNKNOWN also for a unit of another county */
export async function unitById(context: Context, id: string): Promise<Unit> {
  const { tenantId } = context
  const found = await context.model(unitModel).findOne({ tenantId, _id: id }, UNIT_FIELDS).lean<Unit>()
  if (!found) throw new Problem('UNIT_UNKNOWN')
  return found
}

/** Those of the ids that are units of the county, closed ones too. */
export async function unitsByIds(context: Context, ids: readonly string[]): Promise<Map<string, Unit>> {
  const { tenantId } = context
  const found = await context
    .model(unitModel)
    .find({ tenantId, _id: { $in: [...new Set(ids)] } }, UNIT_FIELDS)
    .lean<Unit[]>()
  return new Map(found.map((unit) => [unit._id, unit]))
}

/** Every unit of the county by code, closed ones too. */
export function allUnits(context: Context): Promise<Unit[]> {
  const { tenantId } = context
  return context.model(unitModel).find({ tenantId }, UNIT_FIELDS).sort({ code: 1 }).lean<Unit[]>()
}

/** The length of the duty that fits the category best; 0 when none does. */
function fit(unit: Unit, categoryCode: string): number {
  return Math.max(
    0,
    ...unit.duties.filter((duty) => categoryCode.startsWith(duty)).map((duty) => duty.length),
  )
}

/**
 * The open units responsible for a category, best first: the more exact duty, then the smaller area.
 * @param areaPath of the place; only units that work there
 */
export async function unitsFor(context: Context, categoryCode: string, areaPath?: string): Promise<Unit[]> {
  const fitting = (await allUnits(context)).filter(
    (unit) =>
      unit.active &&
      fit(unit, categoryCode) > 0 &&
      (areaPath === undefined || areaPath.startsWith(unit.areaPath)),
  )
  return fitting.sort(
    (a, b) =>
      fit(b, categoryCode) - fit(a, categoryCode) ||
      b.areaPath.length - a.areaPath.length ||
      (a.code < b.code ? -1 : 1),
  )
}

/** The unit that does today what this one did; itself as long as it is open. @throws UNIT_UNKNOWN */
export async function currentUnit(context: Context, unitId: string): Promise<Unit> {
  let unit = await unitById(context, unitId)
  // A closed unit names an open one when it closes, so the chain ends; each step is a closing.
  while (!unit.active && unit.successorId) unit = await unitById(context, unit.successorId)
  return unit
}
