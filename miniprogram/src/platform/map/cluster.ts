interface Point {
  x: number
  y: number
}

/** Pins that would lie on each other, and the middle of them; one pin alone lies where it is. */
export interface Cluster<T> extends Point {
  pins: T[]
}

/**
 * Puts pins together that are nearer to each other than a finger can tell. The same pins come together wherever the map is moved
 * to; only another scale changes it.
 * @param at where a pin lies, px
 * @param reach px: nobody's middle is nearer than that to the first pin of another cluster
 */
export function cluster<T>(pins: readonly T[], at: (pin: T) => Point, reach: number): Cluster<T>[] {
  const found: { first: Point; pins: T[]; sum: Point }[] = []
  for (const pin of pins) {
    const { x, y } = at(pin)
    const near = found.find(({ first }) => Math.hypot(first.x - x, first.y - y) < reach)
    if (near) {
      near.pins.push(pin)
      near.sum = { x: near.sum.x + x, y: near.sum.y + y }
    } else found.push({ first: { x, y }, pins: [pin], sum: { x, y } })
  }
  return found.map(({ pins: together, sum }) => ({
    pins: together,
    x: sum.x / together.length,
    y: sum.y / together.length,
  }))
}
