import type { Weight } from './ballot'
import { compareShares } from './exact'
import { drawLots } from './lot'
import type { Step, TieMember, TieRule } from './steps'

/** An option and who chose it. */
export interface Standing {
  readonly id: string
  readonly weight: Weight
}

/** Everything a tie may be broken by. */
export interface TieContext {
  /** All who took part: shares are of them. */
  readonly whole: Weight
  /** Published with the result. */
  readonly seed: string
}

/**
 * Puts equal options in order (DOMAIN §3): the larger sum of shares of heads and area, then the larger area, then a lot. What is
 * still equal after a rule goes on to the next.
 * @param label what the tie was about, for the bulletin
 * @returns all of them, best first, and each rule that was used
 */
export function breakTie(
  label: string,
  tied: readonly Standing[],
  context: TieContext,
): { order: string[]; steps: Step[] } {
  if (tied.length < 2) return { order: tied.map((one) => one.id), steps: [] }
  return by('shares', label, tied, context)
}

const COMPARE: Record<'shares' | 'area', (a: Weight, b: Weight, whole: Weight) => number> = {
  shares: compareShares,
  area: (a, b) => a.area - b.area,
}

function by(
  rule: 'shares' | 'area' | 'lot',
  label: string,
  tied: readonly Standing[],
  context: TieContext,
): { order: string[]; steps: Step[] } {
  if (rule === 'lot') {
    const drawn = drawLots(
      context.seed,
      tied.map((one) => one.id),
    )
    const tickets = new Map(drawn.map((one) => [one.id, one.ticket]))
    const among = tied.map(({ id, weight }) => ({ id, weight, value: tickets.get(id)! }))
    const order = drawn.map((one) => one.id)
    return { order, steps: [tieStep(label, 'lot', among, context.whole, order)] }
  }
  const compare = COMPARE[rule]
  const groups = groupBy(tied, (a, b) => compare(b.weight, a.weight, context.whole))
  const next = rule === 'shares' ? 'area' : 'lot'
  if (groups.length === 1) return by(next, label, tied, context)
  const parts = groups.map((group) =>
    group.length === 1 ? { order: [group[0]!.id], steps: [] } : by(next, label, group, context),
  )
  const order = parts.flatMap((part) => part.order)
  return {
    order,
    steps: [tieStep(label, rule, tied, context.whole, order), ...parts.flatMap((part) => part.steps)],
  }
}

export function tieStep(
  label: string,
  rule: TieRule,
  among: readonly TieMember[],
  whole: Weight,
  order: readonly string[],
): Step {
  const members = among.map(({ id, weight, value }) => ({
    ...{ id, weight },
    ...(value !== undefined && { value }),
  }))
  return { kind: 'tie', label, by: rule, among: members, whole, order }
}

/** Sorted, with what is equal together; equal ones by id, so that the order they came in says nothing. */
export function groupBy<T extends { readonly id: string }>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): T[][] {
  const groups: T[][] = []
  for (const item of [...items].sort((a, b) => compare(a, b) || (a.id < b.id ? -1 : 1))) {
    const last = groups[groups.length - 1]
    if (last && compare(last[0]!, item) === 0) last.push(item)
    else groups.push([item])
  }
  return groups
}
