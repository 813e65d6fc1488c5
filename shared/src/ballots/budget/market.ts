import { compareProducts } from '../exact'
import type { Utility } from './outcome'
import type { BudgetVotes } from './votes'

/** A purse and a cost in units stay below this; so do the sums of those who pay all they have, which no cost exceeds. */
const MOST_UNITS = 2 ** 49

/** The price of a project per point, `money / (scale × points)` fen, where `scale` is the market's at that moment. */
export interface Price {
  readonly money: bigint
  readonly points: number
  /** Supporters who pay all they have. */
  readonly poor: readonly number[]
}

/** Bounds of a price per point, in units. */
interface Bounds {
  readonly low: number
  readonly high: number
}

/**
 * The purses of the voters in one run of Equal Shares, exactly. A purse is its equal share less the prices of what its voter bought, so
 * prices alone say all: they are kept as big fractions over one common denominator. For speed each purse has a lower bound beside
 * it, in whole units of a tiny part of a fen, whose error is known; a comparison that these bounds can't decide is made with the
 * fractions. So the outcome is that of exact arithmetic, whatever the rounding.
 */
export class Market {
  readonly #cost: readonly number[]
  readonly #unit: number
  /** Lower bounds of purses in units: the true value is at most `#slack` more. Empty purses are exactly 0. */
  readonly #purse: Float64Array
  readonly #empty: Uint8Array
  #slack = 1
  /** Bought so far: prices per point × `#scale`; 0 for what is not bought. */
  readonly #prices: bigint[]
  readonly #bought: Uint8Array
  #scale: bigint
  /** The equal share × `#scale`. */
  #share: bigint
  /** Lower bounds of prices per point: purses only shrink, so these only grow. */
  readonly #known: Float64Array

  /** @param extra fen that each voter has beyond his equal share */
  constructor(
    readonly votes: BudgetVotes,
    readonly utility: Utility,
    extra: number,
  ) {
    const money = BigInt(votes.budget) + BigInt(extra) * BigInt(votes.voters)
    const share = Number(money / BigInt(votes.voters)) + 1
    this.#unit = Math.max(
      1,
      Math.floor(MOST_UNITS / Math.max(share, ...votes.projects.map((one) => one.cost))),
    )
    this.#cost = votes.projects.map((one) => one.cost * this.#unit)
    const purse = Number((money * BigInt(this.#unit)) / BigInt(votes.voters))
    this.#purse = new Float64Array(votes.heads.length).fill(purse)
    this.#empty = new Uint8Array(votes.heads.length)
    this.#prices = votes.projects.map(() => BigInt(0))
    this.#bought = new Uint8Array(votes.projects.length)
    this.#known = new Float64Array(votes.projects.length)
    this.#scale = BigInt(votes.voters)
    this.#share = money
  }

  /** Fen as a fraction: what `value / scale` means. */
  get scale(): bigint {
    return this.#scale
  }

  /**
   * The project that gives its supporters most for their money, of those they can pay; of equal ones the first in `order`.
   * @param open projects that are not bought; what can't be paid is taken out, for good: purses only shrink
   */
  best(open: Set<number>, order: readonly number[]): { project: number; price: Price } | null {
    const bounds = new Map<number, Bounds>()
    let ceiling: { project: number; high: number } | null = null
    for (const p of [...open].sort(
      (a, b) => this.#compare(this.#known[a]!, a, this.#known[b]!, b) || a - b,
    )) {
      if (ceiling && this.#compare(this.#known[p]!, p, ceiling.high, ceiling.project) > 0) break
      const found = this.#bounds(p)
      if (!found) {
        open.delete(p)
        continue
      }
      bounds.set(p, found)
      this.#known[p] = Math.max(this.#known[p]!, found.low)
      if (!ceiling || this.#compare(found.high, p, ceiling.high, ceiling.project) < 0)
        ceiling = { project: p, high: found.high }
    }
    if (!ceiling) return null
    const top = ceiling
    const rivals = [...bounds].filter(([p, { low }]) => this.#compare(low, p, top.high, top.project) <= 0)
    const priced = rivals.map(([project, found]) => ({ project, price: this.#price(project, found) }))
    return priced.reduce((a, b) => (this.#isBetter(b, a, order) ? b : a))
  }

  /** Takes the price out of the purses of the supporters. */
  buy(project: number, { money, points, poor }: Price): void {
    const { first, supporter, points: score } = this.votes
    const factor = points / gcd(Number(money % BigInt(points)), points)
    for (let p = 0; p < this.#prices.length; p++) this.#prices[p] = this.#prices[p]! * BigInt(factor)
    this.#scale *= BigInt(factor)
    this.#share *= BigInt(factor)
    this.#prices[project] = money / BigInt(points / factor)
    for (const i of poor) {
      this.#empty[i] = 1
      this.#purse[i] = 0
    }
    const due: number[] = []
    for (let k = first[project]!; k < first[project + 1]!; k++) {
      const i = supporter[k]!
      if (this.#empty[i]) continue
      const s = score[k]!
      due[s] ??= this.#unitsUp(this.#prices[project]! * BigInt(s))
      this.#purse[i] = Math.max(0, this.#purse[i]! - due[s]!)
    }
    this.#bought[project] = 1
    this.#slack++
  }

  /** What is in a purse × `scale`, exactly. */
  purse(i: number): bigint {
    if (this.#empty[i]) return BigInt(0)
    const { start, project, score } = this.votes
    let left = this.#share
    for (let k = start[i]!; k < start[i + 1]!; k++)
      if (this.#bought[project[k]!]) left -= this.#prices[project[k]!]! * BigInt(score[k]!)
    return left
  }

  /** Whether the purse is known to be empty without a look at fractions. */
  isEmpty(i: number): boolean {
    return this.#empty[i] === 1
  }

  /** Compares prices per point by what they buy: with cost as utility a point of a dear project is worth more. */
  #compare(price: number, project: number, other: number, otherProject: number): number {
    if (this.utility === 'cardinality') return price - other
    const { projects } = this.votes
    return compareProducts(price, projects[otherProject]!.cost, other, projects[project]!.cost)
  }

  #isBetter(
    a: { project: number; price: Price },
    b: { project: number; price: Price },
    order: readonly number[],
  ): boolean {
    const worth = (p: number) => BigInt(this.utility === 'cost' ? this.votes.projects[p]!.cost : 1)
    const left = a.price.money * BigInt(b.price.points) * worth(b.project)
    const right = b.price.money * BigInt(a.price.points) * worth(a.project)
    return left < right || (left === right && order[a.project]! < order[b.project]!)
  }

  /**
   * Bounds of the price per point at which the supporters together pay the project, each at most what he has. With lower bounds
   * of purses the price comes out too high, by no more than all their slack spread over those who don't pay everything.
   * @returns null when they can't pay it
   */
  #bounds(project: number): Bounds | null {
    const { first, supporter, points, heads } = this.votes
    const [from, to] = [first[project]!, first[project + 1]!]
    const cost = this.#cost[project]!
    let high = this.#known[project]!
    for (;;) {
      let poorMoney = 0
      let rich = 0
      let payers = 0
      for (let k = from; k < to; k++) {
        const i = supporter[k]!
        if (this.#empty[i]) continue
        const n = heads[i]!
        payers += n
        if (this.#purse[i]! < high * points[k]!) poorMoney += n * this.#purse[i]!
        else rich += n * points[k]!
      }
      const slack = payers * this.#slack
      if (rich === 0) {
        if (poorMoney + slack < cost) return null
        return this.#canPay(project) ? { low: this.#known[project]!, high: this.#highest(project) } : null
      }
      const next = Math.max(high, Math.ceil((cost - poorMoney) / rich))
      if (next === high) {
        const low = high - 1 - Math.ceil(slack / rich)
        return { low: Math.max(this.#known[project]!, low), high }
      }
      high = next
    }
  }

  /** Whether the supporters have the money, exactly. */
  #canPay(project: number): boolean {
    const { first, supporter, heads } = this.votes
    let money = BigInt(0)
    for (let k = first[project]!; k < first[project + 1]!; k++)
      money += this.purse(supporter[k]!) * BigInt(heads[supporter[k]!]!)
    return money >= BigInt(this.votes.projects[project]!.cost) * this.#scale
  }

  /** No price per point is higher than the fullest purse. */
  #highest(project: number): number {
    const { first, supporter } = this.votes
    let most = 0
    for (let k = first[project]!; k < first[project + 1]!; k++)
      most = Math.max(most, this.#purse[supporter[k]!]!)
    return most + this.#slack
  }

  /** The exact price: those who are poor, or rich, at every price within the bounds are known; the others are asked exactly. */
  #price(project: number, { low, high }: Bounds): Price {
    const { first, supporter, points: score, heads } = this.votes
    const poor: number[] = []
    let open: number[] = []
    let points = 0
    for (let k = first[project]!; k < first[project + 1]!; k++) {
      const i = supporter[k]!
      if (this.#empty[i]) continue
      const purse = this.#purse[i]!
      if (purse + this.#slack < low * score[k]!) poor.push(i)
      else {
        points += heads[i]! * score[k]!
        if (purse < high * score[k]!) open.push(k)
      }
    }
    for (;;) {
      const money = this.#missing(project, poor)
      // b < money / (scale × points) × score, with b × scale known.
      const asked = open.map((k) => ({
        k,
        isPoor: this.purse(supporter[k]!) * BigInt(points) < money * BigInt(score[k]!),
      }))
      const more = asked.filter((one) => one.isPoor).map((one) => one.k)
      if (more.length === 0) return { money, points, poor }
      open = asked.filter((one) => !one.isPoor).map((one) => one.k)
      for (const k of more) {
        poor.push(supporter[k]!)
        points -= heads[supporter[k]!]! * score[k]!
      }
    }
  }

  /** What is missing to the cost × `scale` when these pay all they have: sums of whole numbers first, fractions once. */
  #missing(project: number, poor: readonly number[]): bigint {
    const { start, project: item, score, heads, projects } = this.votes
    const spent = new Float64Array(projects.length)
    let purses = 0
    for (const i of poor) {
      purses += heads[i]!
      for (let k = start[i]!; k < start[i + 1]!; k++)
        if (this.#bought[item[k]!]) spent[item[k]!] = spent[item[k]!]! + heads[i]! * score[k]!
    }
    let missing = BigInt(projects[project]!.cost) * this.#scale - BigInt(purses) * this.#share
    spent.forEach((points, p) => {
      if (points > 0) missing += BigInt(points) * this.#prices[p]!
    })
    return missing
  }

  /** Units of `value / scale` fen, rounded up. */
  #unitsUp(value: bigint): number {
    return Number((value * BigInt(this.#unit) + this.#scale - BigInt(1)) / this.#scale)
  }
}

function gcd(a: number, b: number): number {
  return a === 0 ? b : gcd(b % a, a)
}
