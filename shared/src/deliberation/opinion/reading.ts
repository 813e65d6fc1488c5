import {
  agreeing,
  type Count,
  consensus,
  disagreeing,
  dissensus,
  isRepresentative,
  type Representative,
  representative,
  SIGNIFICANT,
  twoProportions,
} from './figures'
import type { OpinionMap, OpinionState } from './map'
import type { VoteRow } from './votes'

/** Groups of fewer people are never shown: somebody could be recognised (DOMAIN §2). */
export const SMALLEST_SHOWN = 5

const MOST_REPRESENTATIVE = 5

export interface OpinionGroup {
  /** 0, 1, 2…: A, B, C on the map, from left to right. */
  index: number
  people: number
  x: number
  y: number
  /** Mean distance of its people from its middle. */
  spread: number
  /** What its people say that others don't, the strongest first. */
  represents: (Representative & { statement: number })[]
}

export interface StatementReading {
  statement: number
  /** How each shown group voted on it, in the order of the groups. */
  groups: Count[]
  /** ∏ (A+1)/(S+2) and ∏ (D+1)/(S+2) over the shown groups. */
  agreeing: number
  disagreeing: number
  /** Greatest difference between two shown groups in the share that agrees; 0 when it may be chance. */
  divides: number
}

export interface OpinionReading {
  enough: boolean
  participants: number
  /** Those in groups too small to show: said as a number only. */
  apart: number
  groups: OpinionGroup[]
  statements: StatementReading[]
  /** Statements all shown groups rather agree with, or rather reject, the strongest first. */
  unites: { statement: number; side: 'agree' | 'disagree'; strength: number }[]
  /** Statements on which shown groups differ, the greatest difference first. */
  divides: { statement: number; difference: number }[]
}

/**
 * What a map says, and may say: figures of groups of at least five. The product over the groups leaves smaller ones out as well, or
 * somebody could reckon back from it to the vote of one person.
 */
export function readMap(state: OpinionState, map: OpinionMap): OpinionReading {
  const participants = map.ids.length
  const none = { participants, apart: 0, groups: [], statements: [], unites: [], divides: [] }
  if (!map.enough) return { enough: false, ...none }
  const { counts, people } = countByCluster(state, map)
  const shown = people.flatMap((size, cluster) => (size >= SMALLEST_SHOWN ? [cluster] : []))
  const apart = participants - shown.reduce((sum, cluster) => sum + (people[cluster] as number), 0)
  const of = (cluster: number, statement: number): Count => (counts[cluster] as Count[])[statement] as Count
  const statements = Array.from({ length: state.statements }, (_, statement): StatementReading => {
    const groups = shown.map((cluster) => of(cluster, statement))
    return {
      statement,
      groups,
      agreeing: shown.length === 0 ? 0 : consensus(groups),
      disagreeing: shown.length === 0 ? 0 : dissensus(groups),
      divides: difference(groups),
    }
  })
  const groups = shown.map(
    (cluster, index): OpinionGroup => ({
      index,
      people: people[cluster] as number,
      x: map.centres.x[cluster] as number,
      y: map.centres.y[cluster] as number,
      spread: spreadOf(map, cluster, people[cluster] as number),
      represents: shown.length < 2 ? [] : representing(statements, index),
    }),
  )
  return { enough: true, participants, apart, groups, statements, ...sides(statements, shown.length) }
}

/** The shown group of a participant, by its index; null when not placed or in a group too small to show. */
export function groupOf(reading: OpinionReading, map: OpinionMap, at: number): number | null {
  const cluster = map.of[at]
  if (cluster === undefined) return null
  const x = map.centres.x[cluster]
  const y = map.centres.y[cluster]
  return reading.groups.find((group) => group.x === x && group.y === y)?.index ?? null
}

function countByCluster(state: OpinionState, map: OpinionMap): { counts: Count[][]; people: number[] } {
  const clusters = map.centres.x.length
  const people = Array.from({ length: clusters }, () => 0)
  // Flat, because this is every vote there is: agreeing, disagreeing and seen, by cluster and statement.
  const width = state.statements
  const tally = {
    agree: cells(clusters * width),
    disagree: cells(clusters * width),
    seen: cells(clusters * width),
  }
  map.ids.forEach((id, at) => {
    const cluster = map.of[at] as number
    people[cluster] = (people[cluster] as number) + 1
    const { columns, values } = state.rows.get(id) as VoteRow
    for (let i = 0; i < columns.length; i++) {
      const cell = cluster * width + (columns[i] as number)
      tally.seen[cell] = (tally.seen[cell] as number) + 1
      if (values[i] === 1) tally.agree[cell] = (tally.agree[cell] as number) + 1
      else if (values[i] === -1) tally.disagree[cell] = (tally.disagree[cell] as number) + 1
    }
  })
  const counts = people.map((_, cluster) =>
    Array.from({ length: width }, (__, statement): Count => {
      const cell = cluster * width + statement
      return {
        agree: tally.agree[cell] as number,
        disagree: tally.disagree[cell] as number,
        seen: tally.seen[cell] as number,
      }
    }),
  )
  return { counts, people }
}

const cells = (length: number) => new Int32Array(length)

function spreadOf({ x, y, of, centres }: OpinionMap, cluster: number, people: number): number {
  // Summed from the least on: the order of the participants must not change the last bit.
  const distances = new Float64Array(people)
  let found = 0
  of.forEach((own, at) => {
    if (own !== cluster) return
    const dx = (x[at] as number) - (centres.x[cluster] as number)
    const dy = (y[at] as number) - (centres.y[cluster] as number)
    distances[found++] = Math.sqrt(dx * dx + dy * dy)
  })
  return distances.sort().reduce((sum, distance) => sum + distance, 0) / people
}

const plus = (a: Count, b: Count): Count => ({
  agree: a.agree + b.agree,
  disagree: a.disagree + b.disagree,
  seen: a.seen + b.seen,
})

function representing(statements: readonly StatementReading[], index: number): OpinionGroup['represents'] {
  return statements
    .map(({ statement, groups }) => {
      const rest = groups.filter((_, other) => other !== index).reduce(plus)
      return { statement, ...representative(groups[index] as Count, rest) }
    })
    .filter(isRepresentative)
    .sort((a, b) => b.weight - a.weight || a.statement - b.statement)
    .slice(0, MOST_REPRESENTATIVE)
}

function difference(groups: readonly Count[]): number {
  let greatest = 0
  for (const [i, one] of groups.entries()) {
    for (const other of groups.slice(i + 1)) {
      const [more, less] = agreeing(one) >= agreeing(other) ? [one, other] : [other, one]
      if (twoProportions(more.agree, more.seen, less.agree, less.seen) <= SIGNIFICANT) continue
      greatest = Math.max(greatest, agreeing(more) - agreeing(less))
    }
  }
  return greatest
}

/** A statement unites when every shown group is on its side by more than half; then all of ∏ is above (½)^groups. */
function sides(
  statements: readonly StatementReading[],
  shown: number,
): Pick<OpinionReading, 'unites' | 'divides'> {
  if (shown === 0) return { unites: [], divides: [] }
  const unites = statements.flatMap((one): OpinionReading['unites'] => {
    if (one.groups.every((count) => agreeing(count) > 0.5))
      return [{ statement: one.statement, side: 'agree' as const, strength: one.agreeing }]
    if (one.groups.every((count) => disagreeing(count) > 0.5))
      return [{ statement: one.statement, side: 'disagree' as const, strength: one.disagreeing }]
    return []
  })
  const divides = statements.flatMap(({ statement, divides: found }) =>
    found > 0 ? [{ statement, difference: found }] : [],
  )
  return {
    unites: unites.sort((a, b) => b.strength - a.strength || a.statement - b.statement),
    divides: divides.sort((a, b) => b.difference - a.difference || a.statement - b.statement),
  }
}
