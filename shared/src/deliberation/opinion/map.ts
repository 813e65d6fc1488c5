import { type Clusters, cluster } from './cluster'
import { type Components, leadingComponents } from './components'
import { addRow, columnMeans, type Moments, noMoments, scatter } from './moments'
import { ENOUGH_PARTICIPANTS, isParticipant, type VoteRow, votesNeeded } from './votes'

/** Everything the next update starts from. Kept by whoever computes maps; it can be thrown away at any time. */
export interface OpinionState {
  statements: number
  rows: Map<string, VoteRow>
  moments: Moments
  block: Float64Array[]
  base: Clusters['base'] | null
}

/** Where the participants stand, and in which cluster. Participants are in the order of {@link OpinionState.rows}. */
export interface OpinionMap {
  /** Whether there is enough to say anything: at least 7 participants (DOMAIN §2). */
  enough: boolean
  ids: string[]
  x: Float64Array
  y: Float64Array
  /** The cluster of each participant. */
  of: Int32Array
  centres: Clusters['centres']
  silhouette: number
  explained: Components['explained']
  /** What a row is placed by; null while there is not enough. */
  axes: Axes | null
}

/** Where the axes of a map lie: enough to place anybody's votes on it. */
export interface Axes {
  means: Float64Array
  first: Float64Array
  second: Float64Array
}

export const noOpinions = (statements: number): OpinionState => ({
  statements,
  rows: new Map(),
  moments: noMoments(statements),
  block: [],
  base: null,
})

/**
 * Takes over the votes of people, new ones or ones that have changed: their whole row each. Work is the square of what each has
 * voted on, whatever the number of the others.
 */
export function takeVotes(state: OpinionState, rows: readonly VoteRow[]): void {
  for (const row of rows) {
    const before = state.rows.get(row.id)
    if (before && isParticipant(before, state.statements)) addRow(state.moments, before, -1)
    if (isParticipant(row, state.statements)) addRow(state.moments, row)
    if (row.columns.length === 0) state.rows.delete(row.id)
    else state.rows.set(row.id, row)
  }
}

/** New statements have come: indices so far stay. Costs a full recount while there are fewer than seven, else a copy. */
export function widen(state: OpinionState, statements: number): void {
  if (statements <= state.statements) return
  const { rows, moments, statements: before } = state
  state.statements = statements
  state.moments = noMoments(statements)
  if (votesNeeded(statements) !== votesNeeded(before)) {
    for (const row of rows.values()) if (isParticipant(row, statements)) addRow(state.moments, row)
    return
  }
  state.moments.participants = moments.participants
  for (const name of ['both', 'products', 'sums'] as const) {
    for (let a = 0; a < before; a++) {
      state.moments[name].set(moments[name].subarray(a * before, (a + 1) * before), a * statements)
    }
  }
}

/**
 * The opinion map of DOMAIN §2, after Polis (Small, Björkegren, Erkkilä, Shaw, Megill: "Polis: Scaling Deliberation by Mapping High
 * Dimensional Opinion Spaces", 2021): participants with at least min(7, n) votes; a missing vote is its column's mean; two
 * principal components; each projection is stretched by √(statements / votes cast), because who has voted on little lies near
 * the middle for that reason alone; k-means with k by silhouette.
 *
 * The same votes give the same map, bit for bit, in whatever order they came. `warm` starts from what the state holds of the last
 * map: the same up to rounding, in a small part of the time.
 */
export function opinionMap(state: OpinionState, how: 'full' | 'warm' = 'full'): OpinionMap {
  const { statements, rows, moments } = state
  const counted = [...rows.values()].filter((row) => isParticipant(row, statements))
  const ids = counted.map(({ id }) => id)
  if (counted.length < ENOUGH_PARTICIPANTS) {
    const none = new Float64Array(0)
    const nowhere = { x: none, y: none }
    return {
      enough: false,
      ids,
      ...nowhere,
      of: new Int32Array(0),
      centres: nowhere,
      silhouette: 0,
      explained: [0, 0],
      axes: null,
    }
  }
  const means = columnMeans(moments)
  const warm = how === 'warm'
  const components = leadingComponents(scatter(moments, means), statements, warm ? state.block : undefined)
  const points = project(counted, statements, { means, first: components.first, second: components.second })
  const clusters = cluster(points, (warm && state.base) || undefined)
  state.block = components.block
  state.base = clusters.base
  return {
    enough: true,
    ids,
    ...points,
    of: clusters.of,
    centres: clusters.centres,
    silhouette: clusters.silhouette,
    explained: components.explained,
    axes: { means, first: components.first, second: components.second },
  }
}

/** The whole map at once, from nothing. */
export function opinionMapOf(rows: readonly VoteRow[], statements: number): OpinionMap {
  const state = noOpinions(statements)
  takeVotes(state, rows)
  return opinionMap(state)
}

function project(
  rows: readonly VoteRow[],
  statements: number,
  axes: Axes,
): { x: Float64Array; y: Float64Array } {
  const x = new Float64Array(rows.length)
  const y = new Float64Array(rows.length)
  rows.forEach((row, at) => {
    const place = placeOf(row, statements, axes)
    x[at] = place.x
    y[at] = place.y
  })
  return { x, y }
}

/** The place of one row: its distance from the means along the axes, stretched by √(statements / votes cast). */
export function placeOf(
  { columns, values }: Pick<VoteRow, 'columns' | 'values'>,
  statements: number,
  { means, first, second }: { [name in keyof Axes]: ArrayLike<number> },
): { x: number; y: number } {
  let [along, across] = [0, 0]
  for (let i = 0; i < columns.length; i++) {
    const column = columns[i] as number
    const off = (values[i] as number) - (means[column] as number)
    along += off * (first[column] as number)
    across += off * (second[column] as number)
  }
  const stretch = Math.sqrt(statements / columns.length)
  return { x: along * stretch, y: across * stretch }
}
