/** Points of the map; two arrays, because there may be a hundred thousand. */
export interface Points {
  x: Float64Array
  y: Float64Array
}

export interface Clusters {
  /** Centres, ordered by x, then y. */
  centres: Points
  /** Which centre each point belongs to. */
  of: Int32Array
  /** How well they are apart, −1…1. */
  silhouette: number
  /** The base clusters: a warm start. */
  base: Points
}

/** As many clusters are tried at most: DOMAIN §2, k ≤ min(5, 2 + n/12). */
export const mostClusters = (n: number): number => Math.min(5, 2 + Math.floor(n / 12))

/** Silhouettes cost the square of the points: above this many, they are taken of base clusters, as Polis does. */
export const MOST_BASE = 100
const STRIPS = 10
const BASE_ROUNDS = 12
/** From the base clusters of the last map, little has to move; what is still unsettled goes on with the next map. */
const WARM_BASE_ROUNDS = 2
const ROUNDS = 40

interface Weighted extends Points {
  weight: Float64Array
}

/**
 * k-means with the k of the best silhouette. More than {@link MOST_BASE} different points are first gathered in base clusters (k-means
 * from a 10 × 10 grid of quantiles); k, the seeds and the silhouette are found on those with their weights, then the centres
 * settle on all points. Everything is summed in the order of the coordinates: the order of the participants changes nothing.
 * @param warm base clusters of an earlier run, when little has changed since
 */
export function cluster(points: Points, warm?: Points): Clusters {
  const order = byPlace(points)
  const different = distinct(points, order)
  const base =
    different.x.length <= MOST_BASE
      ? different
      : warm?.x.length
        ? baseClusters(points, order, warm, WARM_BASE_ROUNDS)
        : baseClusters(points, order, grid(points, order), BASE_ROUNDS)
  const most = Math.min(mostClusters(points.x.length), base.x.length)
  let best = { centres: weightedMean(base), silhouette: 0 }
  for (let k = 2; k <= most; k++) {
    const found = lloyd(base, seeds(base, k), ROUNDS)
    if (found.centres.x.length < k) continue
    const silhouette = silhouetteOf(base, found.of, k)
    if (silhouette > best.silhouette + 1e-12) best = { centres: found.centres, silhouette }
  }
  const all: Weighted = { ...points, weight: new Float64Array(points.x.length).fill(1) }
  const settled = lloyd(all, best.centres, ROUNDS, order)
  const sorted = inOrder(settled)
  return { ...sorted, silhouette: best.silhouette, base: { x: base.x, y: base.y } }
}

/** Indices of the points by x, then y. */
function byPlace({ x, y }: Points): Int32Array {
  return Int32Array.from(x, (_, i) => i).sort(
    (a, b) => (x[a] as number) - (x[b] as number) || (y[a] as number) - (y[b] as number),
  )
}

function distinct({ x, y }: Points, order: Int32Array): Weighted {
  const out: { x: number[]; y: number[]; weight: number[] } = { x: [], y: [], weight: [] }
  for (const i of order) {
    const last = out.x.length - 1
    if (last >= 0 && out.x[last] === x[i] && out.y[last] === y[i]) {
      out.weight[last] = (out.weight[last] as number) + 1
    } else {
      out.x.push(x[i] as number)
      out.y.push(y[i] as number)
      out.weight.push(1)
    }
  }
  return { x: Float64Array.from(out.x), y: Float64Array.from(out.y), weight: Float64Array.from(out.weight) }
}

/** Means of equal shares of the points: ten strips by x, each cut in ten by y. */
function grid({ x, y }: Points, order: Int32Array): Points {
  const out: { x: number[]; y: number[] } = { x: [], y: [] }
  const cut = (list: Int32Array, part: number): Int32Array =>
    list.subarray(Math.floor((list.length * part) / STRIPS), Math.floor((list.length * (part + 1)) / STRIPS))
  for (let strip = 0; strip < STRIPS; strip++) {
    const column = cut(order, strip)
      .slice()
      .sort((a, b) => (y[a] as number) - (y[b] as number) || (x[a] as number) - (x[b] as number))
    for (let part = 0; part < STRIPS; part++) {
      const cell = cut(column, part)
      if (cell.length === 0) continue
      let [sumX, sumY] = [0, 0]
      for (const i of cell) {
        sumX += x[i] as number
        sumY += y[i] as number
      }
      out.x.push(sumX / cell.length)
      out.y.push(sumY / cell.length)
    }
  }
  return { x: Float64Array.from(out.x), y: Float64Array.from(out.y) }
}

function baseClusters(points: Points, order: Int32Array, start: Points, rounds: number): Weighted {
  const all: Weighted = { ...points, weight: new Float64Array(points.x.length).fill(1) }
  const { centres, of } = lloyd(all, start, rounds, order)
  const weight = new Float64Array(centres.x.length)
  for (const at of of) weight[at] = (weight[at] as number) + 1
  return { ...centres, weight }
}

function weightedMean({ x, y, weight }: Weighted): Points {
  let [sumX, sumY, sum] = [0, 0, 0]
  for (let i = 0; i < x.length; i++) {
    sumX += (x[i] as number) * (weight[i] as number)
    sumY += (y[i] as number) * (weight[i] as number)
    sum += weight[i] as number
  }
  return { x: Float64Array.of(sumX / sum), y: Float64Array.of(sumY / sum) }
}

const square = (a: Points, i: number, b: Points, j: number): number => {
  const dx = (a.x[i] as number) - (b.x[j] as number)
  const dy = (a.y[i] as number) - (b.y[j] as number)
  return dx * dx + dy * dy
}

/** Greedy k-means++ without chance: each seed is the point that leaves the least distance (of equal ones, the first). */
function seeds(points: Weighted, k: number): Points {
  const n = points.x.length
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY)
  const chosen: number[] = []
  while (chosen.length < k) {
    let best = { at: 0, left: Number.POSITIVE_INFINITY }
    for (let at = 0; at < n; at++) {
      let left = 0
      for (let i = 0; i < n; i++) {
        left += Math.min(nearest[i] as number, square(points, i, points, at)) * (points.weight[i] as number)
      }
      if (left < best.left) best = { at, left }
    }
    chosen.push(best.at)
    for (let i = 0; i < n; i++)
      nearest[i] = Math.min(nearest[i] as number, square(points, i, points, best.at))
  }
  return {
    x: Float64Array.from(chosen, (i) => points.x[i] as number),
    y: Float64Array.from(chosen, (i) => points.y[i] as number),
  }
}

/** Lloyd's rounds until nothing moves. A centre that loses all its points is gone. */
function lloyd(
  points: Weighted,
  start: Points,
  rounds: number,
  order: Int32Array = byPlace(points),
): { centres: Points; of: Int32Array } {
  let centres = start
  const of = new Int32Array(points.x.length).fill(-1)
  for (let round = 0; round < rounds; round++) {
    const moved = assign(points, centres, of)
    if (moved === 0) break
    centres = meansOf(points, of, centres.x.length, order)
  }
  assign(points, centres, of)
  return dropEmpty(centres, of)
}

/** Gives each point to its nearest centre. @returns how many changed */
function assign(points: Points, centres: Points, of: Int32Array): number {
  const { x, y } = points
  const { x: cx, y: cy } = centres
  const k = cx.length
  let moved = 0
  for (let i = 0; i < x.length; i++) {
    const [px, py] = [x[i] as number, y[i] as number]
    let [at, least] = [0, Number.POSITIVE_INFINITY]
    for (let c = 0; c < k; c++) {
      const dx = px - (cx[c] as number)
      const dy = py - (cy[c] as number)
      const distance = dx * dx + dy * dy
      if (distance < least) {
        least = distance
        at = c
      }
    }
    if (of[i] !== at) {
      of[i] = at
      moved += 1
    }
  }
  return moved
}

function meansOf(points: Weighted, of: Int32Array, k: number, order: Int32Array): Points {
  const [sumX, sumY, sum] = [new Float64Array(k), new Float64Array(k), new Float64Array(k)]
  for (const i of order) {
    const c = of[i] as number
    const weight = points.weight[i] as number
    sumX[c] = (sumX[c] as number) + (points.x[i] as number) * weight
    sumY[c] = (sumY[c] as number) + (points.y[i] as number) * weight
    sum[c] = (sum[c] as number) + weight
  }
  const far = Number.MAX_VALUE
  return {
    x: sumX.map((value, c) => ((sum[c] as number) === 0 ? far : value / (sum[c] as number))),
    y: sumY.map((value, c) => ((sum[c] as number) === 0 ? far : value / (sum[c] as number))),
  }
}

function dropEmpty(centres: Points, of: Int32Array): { centres: Points; of: Int32Array } {
  const used = new Set(of)
  const kept = Array.from(centres.x, (_, c) => c).filter((c) => used.has(c))
  const place = new Map(kept.map((c, at) => [c, at]))
  return {
    centres: {
      x: Float64Array.from(kept, (c) => centres.x[c] as number),
      y: Float64Array.from(kept, (c) => centres.y[c] as number),
    },
    of: of.map((c) => place.get(c) as number),
  }
}

/** Mean silhouette (Rousseeuw 1987) of weighted points: a point of weight w stands for w points at one place. */
function silhouetteOf(points: Weighted, of: Int32Array, k: number): number {
  const n = points.x.length
  const total = new Float64Array(k)
  for (let i = 0; i < n; i++)
    total[of[i] as number] = (total[of[i] as number] as number) + (points.weight[i] as number)
  let [sum, all] = [0, 0]
  const away = new Float64Array(k)
  for (let i = 0; i < n; i++) {
    away.fill(0)
    for (let j = 0; j < n; j++) {
      const c = of[j] as number
      away[c] = (away[c] as number) + Math.sqrt(square(points, i, points, j)) * (points.weight[j] as number)
    }
    const own = of[i] as number
    const weight = points.weight[i] as number
    all += weight
    if ((total[own] as number) <= 1) continue
    const within = (away[own] as number) / ((total[own] as number) - 1)
    let next = Number.POSITIVE_INFINITY
    for (let c = 0; c < k; c++)
      if (c !== own) next = Math.min(next, (away[c] as number) / (total[c] as number))
    const greater = Math.max(within, next)
    if (greater > 0) sum += (weight * (next - within)) / greater
  }
  return all === 0 ? 0 : sum / all
}

function inOrder({ centres, of }: { centres: Points; of: Int32Array }): { centres: Points; of: Int32Array } {
  const order = byPlace(centres)
  const place = new Int32Array(order.length)
  order.forEach((c, at) => {
    place[c] = at
  })
  return {
    centres: {
      x: Float64Array.from(order, (c) => centres.x[c] as number),
      y: Float64Array.from(order, (c) => centres.y[c] as number),
    },
    of: of.map((c) => place[c] as number),
  }
}
