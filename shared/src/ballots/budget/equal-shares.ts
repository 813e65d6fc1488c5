import { Market, type Price } from './market'
import type { Utility } from './outcome'
import type { BudgetVotes } from './votes'

/** Sees each purchase just before the purses are opened. */
export type Witness = (market: Market, project: number, price: Price) => void

/**
 * The Method of Equal Shares (Peters, Pierczyński, Skowron: Proportional Participatory Budgeting with Additive Utilities, NeurIPS 2021):
 * everybody gets an equal share of the budget; a project is bought by its supporters, who pay in proportion to their points and at
 * most what they have left; the next is always the one that costs its supporters least for what it gives.
 * @param extra fen each voter has beyond his share (completion)
 * @returns positions of projects, in the order of buying
 */
export function equalShares(
  votes: BudgetVotes,
  utility: Utility,
  order: readonly number[],
  extra = 0,
  witness?: Witness,
): number[] {
  if (votes.voters === 0) return []
  const market = new Market(votes, utility, extra)
  const open = new Set<number>()
  for (let p = 0; p < votes.projects.length; p++) if (votes.first[p + 1]! > votes.first[p]!) open.add(p)
  const bought: number[] = []
  for (;;) {
    const next = market.best(open, order)
    if (!next) return bought
    witness?.(market, next.project, next.price)
    market.buy(next.project, next.price)
    open.delete(next.project)
    bought.push(next.project)
  }
}

export interface Completed {
  readonly bought: readonly number[]
  /** How often everybody's purse was raised by the step. */
  readonly raised: number
}

/**
 * Equal Shares leaves money over. Everybody's purse is raised by `step` again and again, as long as what is bought fits the budget and
 * something else would still fit (completion "add1"). A purse of the whole budget is the end: more of it changes nothing that fits.
 */
export function withCompletion(
  votes: BudgetVotes,
  utility: Utility,
  order: readonly number[],
  step: number,
): Completed {
  const costOf = (list: readonly number[]) => list.reduce((sum, p) => sum + votes.projects[p]!.cost, 0)
  const supported = votes.projects.flatMap((_, p) => (votes.first[p + 1]! > votes.first[p]! ? [p] : []))
  let last: Completed = { bought: [], raised: 0 }
  for (let raised = 0; ; raised++) {
    const bought = equalShares(votes, utility, order, raised * step)
    const spent = costOf(bought)
    if (spent > votes.budget) return last
    last = { bought, raised }
    const taken = new Set(bought)
    const more = supported.some((p) => !taken.has(p) && votes.projects[p]!.cost + spent <= votes.budget)
    if (!more || raised * step >= votes.budget) return last
  }
}
