import { LIMITS, type Weight } from './ballot'

/** One unit on an owner roll. */
export interface RollUnit {
  /** Stable code of the unit, e.g. 3-2-501. */
  readonly id: string
  /** Exclusive area in 0.01 m². */
  readonly area: number
  /** Who owns it: one, or several together (co-owners have one vote). Of a unit the developer has not sold: the developer. */
  readonly owners: readonly string[]
}

/** One head: everything one owner, or one set of co-owners, has. */
export interface Head {
  /** The owners, sorted and joined: equal for all units of the same owners. */
  readonly key: string
  readonly owners: readonly string[]
  readonly units: readonly string[]
  readonly area: number
}

/** What is wrong with a unit of a roll. */
export const ROLL_ERRORS = {
  ROLL_UNIT_TWICE: '同一套房出现了两次，请保留一行；共有的请把共有人写在同一行。',
  ROLL_AREA: '专有面积要大于零，并且最多两位小数。',
  ROLL_OWNERS: '没有写业主，请补上。',
  ROLL_TOO_LONG: '名册超过一百万套，请分开表决。',
} as const
export type RollError = keyof typeof ROLL_ERRORS

/** @returns what is wrong, with the place of the unit in the list; empty when the roll can be frozen */
export function checkRoll(units: readonly RollUnit[]): { at: number; code: RollError }[] {
  const seen = new Set<string>()
  const wrong: { at: number; code: RollError }[] = []
  if (units.length > LIMITS.units) wrong.push({ at: LIMITS.units, code: 'ROLL_TOO_LONG' })
  units.forEach((unit, at) => {
    if (seen.has(unit.id)) wrong.push({ at, code: 'ROLL_UNIT_TWICE' })
    seen.add(unit.id)
    if (!Number.isSafeInteger(unit.area) || unit.area <= 0 || unit.area > LIMITS.unitArea)
      wrong.push({ at, code: 'ROLL_AREA' })
    if (unit.owners.length === 0 || unit.owners.some((owner) => owner === ''))
      wrong.push({ at, code: 'ROLL_OWNERS' })
  })
  return wrong
}

/** @returns the key of the head that these owners are together; the order in which they are written says nothing */
export const headKey = (owners: readonly string[]): string =>
  [...new Set(owners)]
    .sort()
    .map((owner) => owner.replace(/[%+]/g, encodeURIComponent))
    .join('+')

/**
 * Heads of a roll (Civil Code art. 278; DOMAIN §3): several units of one owner, or all unsold units of a developer, are one head
 * with the summed area; co-owners are one head together. Who owns one unit alone and another with somebody is two heads: the
 * co-owned one has its own vote, which he can't cast alone.
 */
export function headsOf(units: readonly RollUnit[]): Head[] {
  const heads = new Map<string, { key: string; owners: string[]; units: string[]; area: number }>()
  for (const unit of units) {
    const key = headKey(unit.owners)
    const head = heads.get(key)
    if (head) {
      head.units.push(unit.id)
      head.area += unit.area
    } else
      heads.set(key, { key, owners: [...new Set(unit.owners)].sort(), units: [unit.id], area: unit.area })
  }
  return [...heads.values()]
}

/** @returns all who may vote by these heads */
export const weightOfHeads = (heads: readonly Pick<Head, 'area'>[]): Weight => ({
  heads: heads.length,
  area: heads.reduce((sum, head) => sum + head.area, 0),
})

/** A unit changed hands during the vote; approved. */
export interface Sale {
  readonly unit: string
  readonly at: number
  readonly owners: readonly string[]
}

/**
 * The roll after sales during the vote: an earlier vote of the old owner stands (the unit stays his for this vote), otherwise the new
 * owner votes. Several sales of one unit go by their time.
 * @param votedAt when a head voted, epoch ms; null when it has not
 */
export function afterSales(
  units: readonly RollUnit[],
  sales: readonly Sale[],
  votedAt: (headKey: string) => number | null,
): RollUnit[] {
  const byUnit = new Map<string, Sale[]>()
  for (const sale of [...sales].sort((a, b) => a.at - b.at))
    byUnit.set(sale.unit, [...(byUnit.get(sale.unit) ?? []), sale])
  return units.map((unit) => {
    let owners = unit.owners
    for (const sale of byUnit.get(unit.id) ?? []) {
      const voted = votedAt(headKey(owners))
      if (voted !== null && voted <= sale.at) break
      owners = sale.owners
    }
    return owners === unit.owners ? unit : { ...unit, owners }
  })
}

/** An approved correction of an area. */
export interface Correction {
  readonly unit: string
  readonly area: number
}

/** A correction as it is shown: what stood there, what stands there now, and what it did to the whole (DOMAIN §3). */
export interface CorrectionEffect {
  readonly unit: string
  readonly before: number
  readonly after: number
  readonly due: { readonly before: Weight; readonly after: Weight }
}

/**
 * Applies approved corrections one after the other.
 * @throws RangeError for an unknown unit or an area that no unit can have
 */
export function correctAreas(
  units: readonly RollUnit[],
  corrections: readonly Correction[],
): { units: RollUnit[]; effects: CorrectionEffect[] } {
  const at = new Map(units.map((unit, i) => [unit.id, i]))
  const corrected = [...units]
  let due = weightOfHeads(headsOf(units))
  const effects = corrections.map(({ unit: id, area }) => {
    const index = at.get(id)
    if (index === undefined) throw new RangeError(`unknown unit ${id}`)
    const unit = corrected[index]!
    if (checkRoll([{ ...unit, area }]).length > 0) throw new RangeError(`no area for ${id}`)
    corrected[index] = { ...unit, area }
    const before = due
    due = { heads: before.heads, area: before.area - unit.area + area }
    return { unit: id, before: unit.area, after: area, due: { before, after: due } }
  })
  return { units: corrected, effects }
}
