import { drawLots } from '../lot'
import { type BudgetVotes, pointsOf } from './votes'

/**
 * The order of equal projects, everywhere in a budget: more points, then the cheaper one, then the lot.
 * @returns the place of each project; the smaller one goes first
 */
export function tieOrder(votes: BudgetVotes, seed: string): number[] {
  const points = pointsOf(votes)
  const drawn = drawLots(
    seed,
    votes.projects.map((project) => project.id),
  )
  const lot = new Map(drawn.map((one, place) => [one.id, place]))
  const order = votes.projects
    .map((project, p) => ({ ...project, p }))
    .sort((a, b) => points[b.p]! - points[a.p]! || a.cost - b.cost || lot.get(a.id)! - lot.get(b.id)!)
  const place = new Array<number>(order.length)
  order.forEach((project, at) => {
    place[project.p] = at
  })
  return place
}

/**
 * Buys by most points whatever still fits (the usual rule of cities): also what is left over after Equal Shares.
 * @param bought projects that are bought already
 * @param order place of each project among equals
 * @returns what is bought now, in this order; projects without support are not
 */
export function fillGreedily(
  votes: BudgetVotes,
  bought: ReadonlySet<number>,
  money: number,
  order: readonly number[],
): number[] {
  const points = pointsOf(votes)
  let left = money
  return votes.projects
    .map((_, p) => p)
    .filter((p) => points[p]! > 0 && !bought.has(p))
    .sort((a, b) => points[b]! - points[a]! || order[a]! - order[b]!)
    .filter((p) => {
      const fits = votes.projects[p]!.cost <= left
      if (fits) left -= votes.projects[p]!.cost
      return fits
    })
}
