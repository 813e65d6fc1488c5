import { fixedNumbers } from './random'

/** The two principal components of the votes, and what the next search may start from. */
export interface Components {
  first: Float64Array
  second: Float64Array
  /** Their share of the whole variance, 0…1. */
  explained: readonly [number, number]
  /** The block the search ended with: a warm start. */
  block: Float64Array[]
  /** Rounds the search took. */
  rounds: number
}

/** Two are wanted; more are carried along, because the search is as quick as the first one left out is small. */
const BLOCK = 6
const MOST_ROUNDS = 400
const EXACT = 1e-9

/**
 * Leading two eigenvectors of a symmetric matrix `[a * width + b]` by subspace iteration with Rayleigh–Ritz (Golub and Van
 * Loan, "Matrix Computations", §8.2). Deterministic: a fixed start, plain additions, multiplications, divisions and square
 * roots only. Sign: the greatest loading is positive (of equal ones, the first).
 * @param start the block of an earlier search, when little has changed since
 */
export function leadingComponents(matrix: Float64Array, width: number, start?: Float64Array[]): Components {
  const size = Math.min(BLOCK, width)
  let trace = 0
  for (let a = 0; a < width; a++) trace += matrix[a * width + a] as number
  if (!(trace > 0)) {
    const zero = () => new Float64Array(width)
    return { first: zero(), second: zero(), explained: [0, 0], block: [], rounds: 0 }
  }
  let block = startingBlock(width, size, start)
  let values: number[] = []
  let rounds = 0
  for (;;) {
    rounds += 1
    const images = block.map((vector) => times(matrix, width, vector))
    const turned = rayleighRitz(block, images)
    values = turned.values
    if (settled(turned, trace) || rounds === MOST_ROUNDS) {
      block = turned.vectors
      break
    }
    block = orthonormal(turned.images, width)
  }
  const [first, second] = [block[0] as Float64Array, block[1] ?? new Float64Array(width)]
  const share = (at: number): number => Math.max(0, values[at] ?? 0) / trace
  if (share(1) <= EXACT) second.fill(0)
  return { first: signed(first), second: signed(second), explained: [share(0), share(1)], block, rounds }
}

function startingBlock(width: number, size: number, start?: Float64Array[]): Float64Array[] {
  const next = fixedNumbers(width)
  const fresh = Array.from({ length: size }, () => Float64Array.from({ length: width }, () => next() - 0.5))
  // Statements that are new since then start at next to nothing: at nothing they might stay there.
  const warm = (start ?? [])
    .slice(0, size)
    .map((vector, at) =>
      Float64Array.from(
        { length: width },
        (_, a) => vector[a] ?? 1e-6 * ((fresh[at] as Float64Array)[a] as number),
      ),
    )
  return orthonormal([...warm, ...fresh.slice(warm.length)], width)
}

function times(matrix: Float64Array, width: number, vector: Float64Array): Float64Array {
  const out = new Float64Array(width)
  for (let a = 0; a < width; a++) {
    let sum = 0
    for (let b = 0, at = a * width; b < width; b++, at++)
      sum += (matrix[at] as number) * (vector[b] as number)
    out[a] = sum
  }
  return out
}

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

/** Gram–Schmidt, twice over; what depends on those before is replaced by a unit vector. */
function orthonormal(vectors: Float64Array[], width: number): Float64Array[] {
  const done: Float64Array[] = []
  let spare = 0
  for (const given of vectors) {
    let vector = given
    for (;;) {
      const before = Math.sqrt(dot(vector, vector))
      for (let pass = 0; pass < 2; pass++) {
        for (const other of done) {
          const along = dot(vector, other)
          for (let a = 0; a < width; a++) vector[a] = (vector[a] as number) - along * (other[a] as number)
        }
      }
      const length = Math.sqrt(dot(vector, vector))
      if (length > 1e-12 * before && length > 0) {
        for (let a = 0; a < width; a++) vector[a] = (vector[a] as number) / length
        break
      }
      vector = new Float64Array(width)
      vector[spare++ % width] = 1
    }
    done.push(vector)
  }
  return done
}

interface Turned {
  values: number[]
  vectors: Float64Array[]
  images: Float64Array[]
}

/** Turns the block so that its vectors are the best guesses within it, the greatest value first. */
function rayleighRitz(block: Float64Array[], images: Float64Array[]): Turned {
  const size = block.length
  const small = block.map((vector) => images.map((image) => dot(vector, image)))
  const turn = jacobi(small)
  const order = turn.values
    .map((_, i) => i)
    .sort((a, b) => (turn.values[b] as number) - (turn.values[a] as number) || a - b)
  const combine = (from: Float64Array[], by: number): Float64Array => {
    const out = new Float64Array((from[0] as Float64Array).length)
    for (let i = 0; i < size; i++) {
      const factor = (turn.vectors[i] as number[])[by] as number
      const part = from[i] as Float64Array
      for (let a = 0; a < out.length; a++) out[a] = (out[a] as number) + factor * (part[a] as number)
    }
    return out
  }
  return {
    values: order.map((i) => turn.values[i] as number),
    vectors: order.map((i) => combine(block, i)),
    images: order.map((i) => combine(images, i)),
  }
}

/** Whether the first two satisfy M·v = λ·v well enough. */
function settled({ values, vectors, images }: Turned, trace: number): boolean {
  return vectors.slice(0, 2).every((vector, i) => {
    const image = images[i] as Float64Array
    let off = 0
    for (let a = 0; a < vector.length; a++) {
      const difference = (image[a] as number) - (values[i] as number) * (vector[a] as number)
      off += difference * difference
    }
    return Math.sqrt(off) <= EXACT * trace
  })
}

/** Eigenvalues and vectors (as columns) of a small symmetric matrix by Jacobi's rotations. */
function jacobi(given: number[][]): { values: number[]; vectors: number[][] } {
  const size = given.length
  const m = given.map((row) => [...row])
  const v = given.map((_, i) => given.map((__, j) => (i === j ? 1 : 0)))
  const cell = (rows: number[][], i: number, j: number): number => (rows[i] as number[])[j] as number
  const rotate = (rows: number[][], i: number, j: number, k: number, l: number, s: number, tau: number) => {
    const [g, h] = [cell(rows, i, j), cell(rows, k, l)]
    ;(rows[i] as number[])[j] = g - s * (h + g * tau)
    ;(rows[k] as number[])[l] = h + s * (g - h * tau)
  }
  for (let sweep = 0; sweep < 30; sweep++) {
    let rest = 0
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rest += Math.abs(cell(m, p, q))
    if (rest === 0) break
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        const g = cell(m, p, q)
        if (g === 0) continue
        const theta = (cell(m, q, q) - cell(m, p, p)) / (2 * g)
        const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1))
        const c = 1 / Math.sqrt(t * t + 1)
        const s = t * c
        const tau = s / (1 + c)
        ;(m[p] as number[])[p] = cell(m, p, p) - t * g
        ;(m[q] as number[])[q] = cell(m, q, q) + t * g
        ;(m[p] as number[])[q] = 0
        for (let i = 0; i < p; i++) rotate(m, i, p, i, q, s, tau)
        for (let i = p + 1; i < q; i++) rotate(m, p, i, i, q, s, tau)
        for (let i = q + 1; i < size; i++) rotate(m, p, i, q, i, s, tau)
        for (let i = 0; i < size; i++) rotate(v, i, p, i, q, s, tau)
      }
    }
  }
  return { values: m.map((row, i) => row[i] as number), vectors: v }
}

function signed(vector: Float64Array): Float64Array {
  let greatest = 0
  for (const value of vector) if (Math.abs(value) > Math.abs(greatest) * (1 + 1e-9)) greatest = value
  return greatest < 0 ? vector.map((value) => (value === 0 ? 0 : -value)) : vector.slice()
}
