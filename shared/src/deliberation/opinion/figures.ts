/** How some people voted on one statement. `seen` counts passes as well. */
export interface Count {
  agree: number
  disagree: number
  seen: number
}

/** One-sided 90 %: what Polis takes for "more than chance". */
export const SIGNIFICANT = 1.2816

/** Share that agrees, as if two more people had come, one of whom agrees: (A+1)/(S+2). */
export const agreeing = ({ agree, seen }: Count): number => (agree + 1) / (seen + 2)
export const disagreeing = ({ disagree, seen }: Count): number => (disagree + 1) / (seen + 2)

/** Group-aware consensus: ∏ (A+1)/(S+2) over the groups. A statement is only as good as all of them find it. */
export const consensus = (groups: readonly Count[]): number =>
  groups.reduce((product, count) => product * agreeing(count), 1)

/** The same for being against it. */
export const dissensus = (groups: readonly Count[]): number =>
  groups.reduce((product, count) => product * disagreeing(count), 1)

/** z of "more than half", with one added to both: 2·√(n+1)·((k+1)/(n+1) − ½). */
export function oneProportion(successes: number, n: number): number {
  const [k, all] = [successes + 1, n + 1]
  return 2 * Math.sqrt(all) * (k / all - 0.5)
}

/** z of "more than the others", pooled, with one added to every count; 0 where nothing can be told apart. */
export function twoProportions(successes: number, n: number, others: number, ofOthers: number): number {
  const [k1, n1, k2, n2] = [successes + 1, n + 1, others + 1, ofOthers + 1]
  const pooled = (k1 + k2) / (n1 + n2)
  const spread = pooled * (1 - pooled) * (1 / n1 + 1 / n2)
  return spread <= 0 ? 0 : (k1 / n1 - k2 / n2) / Math.sqrt(spread)
}

/** How much a statement stands for a group. */
export interface Representative {
  side: 'agree' | 'disagree'
  /** Share of the group on that side, (A+1)/(S+2). */
  share: number
  /** That share over the share of everybody else. */
  ratio: number
  /** z of the two tests; both above {@link SIGNIFICANT} say it is no chance. */
  shareZ: number
  ratioZ: number
  /** ratio × ratioZ × share × shareZ: what statements are ranked by. */
  weight: number
}

/** Representativeness of a statement for a group against the rest, on the side that stands for it more. */
export function representative(group: Count, rest: Count): Representative {
  const of = (side: 'agree' | 'disagree'): Representative => {
    const share = (group[side] + 1) / (group.seen + 2)
    const ratio = share / ((rest[side] + 1) / (rest.seen + 2))
    const shareZ = oneProportion(group[side], group.seen)
    const ratioZ = twoProportions(group[side], group.seen, rest[side], rest.seen)
    return { side, share, ratio, shareZ, ratioZ, weight: ratio * ratioZ * share * shareZ }
  }
  const [agree, disagree] = [of('agree'), of('disagree')]
  return disagree.ratioZ > agree.ratioZ ? disagree : agree
}

export const isRepresentative = ({ shareZ, ratioZ }: Representative): boolean =>
  shareZ > SIGNIFICANT && ratioZ > SIGNIFICANT
