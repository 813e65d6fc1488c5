import { equalShares, withCompletion } from './equal-shares'
import { fillGreedily, tieOrder } from './greedy'
import type { Market, Price } from './market'
import type { AreaPayment, AreaShare, BudgetOutcome, Purchase, Utility } from './outcome'
import type { BudgetVotes } from './votes'

/** One yuan, or a hundredth of the equal share where that is more: a county's budget is used up in some hundred runs. */
export function stepOf({ budget, voters }: Pick<BudgetVotes, 'budget' | 'voters'>): number {
  const hundredth = Math.ceil(budget / Math.max(1, voters) / 100)
  return Math.max(100, Math.ceil(hundredth / 100) * 100)
}

/**
 * Spends a budget both ways (DOMAIN §3): greedy, and Equal Shares with its completions (raising the purses, then most points for what
 * is left), with who paid what.
 * @param seed for lots among equal projects
 */
export function spendBudget(votes: BudgetVotes, utility: Utility, seed: string): BudgetOutcome {
  const order = tieOrder(votes, seed)
  const step = stepOf(votes)
  const { raised } = withCompletion(votes, utility, order, step)
  const purchases: Purchase[] = []
  const bought = equalShares(votes, utility, order, raised * step, (market, project, price) => {
    purchases.push(purchaseOf(market, project, price))
  })
  const ids = (list: readonly number[]) => list.map((p) => votes.projects[p]!.id)
  const costs = (list: readonly number[]) => list.reduce((sum, p) => sum + votes.projects[p]!.cost, 0)
  const fill = fillGreedily(votes, new Set(bought), votes.budget - costs(bought), order)
  for (const p of fill) purchases.push(filled(votes, p))
  const greedy = fillGreedily(votes, new Set(), votes.budget, order)
  return {
    ...{ budget: votes.budget, voters: votes.voters, utility },
    greedy: { winners: ids(greedy), spent: costs(greedy) },
    shares: {
      ...{ winners: ids([...bought, ...fill]), spent: costs([...bought, ...fill]), purchases },
      ...{ perVoter: { fen: votes.budget, voters: votes.voters }, raised, step },
    },
    areas: areaShares(votes, purchases),
  }
}

function purchaseOf(market: Market, project: number, price: Price): Purchase {
  const { votes, scale } = market
  const poor = new Set(price.poor)
  const paid = votes.areas.map(() => BigInt(0))
  const payers = votes.areas.map(() => 0)
  let supporters = 0
  let mostPoints = 0
  // Everything over scale × points: what a rich one pays is money × score, a poor one has his purse.
  for (let k = votes.first[project]!; k < votes.first[project + 1]!; k++) {
    const i = votes.supporter[k]!
    const n = votes.heads[i]!
    supporters += n
    if (market.isEmpty(i)) continue
    const own = poor.has(i) ? market.purse(i) * BigInt(price.points) : price.money * BigInt(votes.points[k]!)
    if (own === BigInt(0)) continue
    if (!poor.has(i)) mostPoints = Math.max(mostPoints, votes.points[k]!)
    const area = votes.area[i]!
    payers[area] = payers[area]! + n
    paid[area] = paid[area]! + own * BigInt(n)
  }
  const { id, cost } = votes.projects[project]!
  const whole = scale * BigInt(price.points)
  const parts = shareOut(cost, paid, whole * BigInt(cost))
  const most = (price.money * BigInt(mostPoints) + whole - BigInt(1)) / whole
  return {
    ...{ project: id, cost, supporters, by: 'shares', mostPaid: Number(most) },
    payments: paymentsOf(votes, payers, parts),
  }
}

const paymentsOf = (votes: BudgetVotes, payers: readonly number[], paid: readonly number[]): AreaPayment[] =>
  votes.areas
    .map((areaId, a) => ({ areaId, payers: payers[a]!, paid: paid[a]! }))
    .filter((one) => one.payers > 0)
    .sort(byArea)

const byArea = (a: { areaId: string | null }, b: { areaId: string | null }) =>
  (a.areaId ?? '') < (b.areaId ?? '') ? -1 : 1

function filled(votes: BudgetVotes, p: number): Purchase {
  let supporters = 0
  for (let k = votes.first[p]!; k < votes.first[p + 1]!; k++) supporters += votes.heads[votes.supporter[k]!]!
  const { id, cost } = votes.projects[p]!
  return { project: id, cost, supporters, by: 'fill', mostPaid: 0, payments: [] }
}

/**
 * Rounds parts of a whole to fen so that they add up to it: each down, then one fen more for the largest rests; of equal rests the
 * earlier one.
 * @param total in fen
 * @param parts whose sum is `whole`
 */
function shareOut(total: number, parts: readonly bigint[], whole: bigint): number[] {
  const exact = parts.map((part) => part * BigInt(total))
  const down = exact.map((part) => Number(part / whole))
  const rests = exact
    .map((part, at) => ({ at, rest: part % whole }))
    .sort((a, b) => (a.rest > b.rest ? -1 : a.rest < b.rest ? 1 : a.at - b.at))
  let left = total - down.reduce((sum, one) => sum + one, 0)
  for (const { at } of rests) if (left-- > 0) down[at] = down[at]! + 1
  return down
}

function areaShares(votes: BudgetVotes, purchases: readonly Purchase[]): AreaShare[] {
  const voters = votes.areas.map(() => 0)
  votes.heads.forEach((n, i) => {
    voters[votes.area[i]!] = voters[votes.area[i]!]! + n
  })
  const fair = votes.voters === 0 ? [] : shareOut(votes.budget, voters.map(BigInt), BigInt(votes.voters))
  const paid = new Map<string | null, number>()
  for (const { payments } of purchases)
    for (const one of payments) paid.set(one.areaId, (paid.get(one.areaId) ?? 0) + one.paid)
  return votes.areas
    .map((areaId, a) => ({ areaId, voters: voters[a]!, fairShare: fair[a]!, paid: paid.get(areaId) ?? 0 }))
    .sort(byArea)
}
