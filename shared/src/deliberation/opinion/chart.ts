import { type OpinionMap, placeOf } from './map'
import type { OpinionReading } from './reading'
import { isParticipant, type VoteRow } from './votes'

/** A map to be kept: plain numbers, with which anybody's votes can be placed later without the others' votes. */
export interface Chart {
  statements: number
  means: number[]
  first: number[]
  second: number[]
  /** Middles of all clusters; `group` is null for one too small to show. */
  centres: { x: number; y: number; group: number | null }[]
}

/** @returns null while there is not enough to draw a map */
export function chartOf(map: OpinionMap, reading: OpinionReading, statements: number): Chart | null {
  if (!map.axes) return null
  const { means, first, second } = map.axes
  return {
    statements,
    means: [...means],
    first: [...first],
    second: [...second],
    centres: Array.from(map.centres.x, (x, at) => {
      const y = map.centres.y[at] as number
      return { x, y, group: reading.groups.find((group) => group.x === x && group.y === y)?.index ?? null }
    }),
  }
}

/** Where somebody stands. Votes on statements newer than the chart wait for the next one. */
export function standing(
  chart: Chart,
  { columns, values }: Pick<VoteRow, 'columns' | 'values'>,
): { x: number; y: number; group: number | null } | null {
  const kept = columns.flatMap((column, i) => (column < chart.statements ? [i] : []))
  const row = { columns: kept.map((i) => columns[i] as number), values: kept.map((i) => values[i] ?? 0) }
  if (!isParticipant(row, chart.statements)) return null
  const place = placeOf(row, chart.statements, chart)
  let nearest: { group: number | null; away: number } | undefined
  for (const { x, y, group } of chart.centres) {
    const away = (x - place.x) * (x - place.x) + (y - place.y) * (y - place.y)
    if (!nearest || away < nearest.away) nearest = { group, away }
  }
  return { ...place, group: nearest?.group ?? null }
}
