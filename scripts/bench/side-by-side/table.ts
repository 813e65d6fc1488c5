import type { Compared, Figures } from './rounds'
import { type Figure, type Findings, LEAST_RATIO } from './section'

const cell = (value: number | null, digits = 1) => (value === null ? '?' : value.toFixed(digits)).padStart(9)

const half = ({ perSecond, p95, processorMs }: Figures) => cell(perSecond) + cell(p95) + cell(processorMs, 2)

function line(name: string, { ours, bare, ratio }: Compared): string {
  const verdict = ratio >= LEAST_RATIO ? 'ok' : `below ${LEAST_RATIO}`
  return `${name.padEnd(12)}${half(ours)}${half(bare)}${cell(ratio, 2)}  ${verdict}`
}

function figureLine({ name, value, unit, atMost, atLeast, note }: Figure): string {
  const says = value === null ? '?' : Number.isInteger(value) ? String(value) : value.toFixed(2)
  const missed =
    value === null
      ? null
      : atMost !== undefined && value > atMost
        ? `above ${atMost}`
        : atLeast !== undefined && value < atLeast
          ? `below ${atLeast}`
          : 'ok'
  const verdict = atMost === undefined && atLeast === undefined ? null : missed
  return [`${name}: ${says} ${unit}`.trim(), note && `(${note})`, verdict].filter(Boolean).join('  ')
}

/** The findings of a section as lines to print. `cpu ms` is processor time of the program for one request. */
export function tableOf({ compared, figures }: Findings): string {
  const columns = ['ours/s', 'p95 ms', 'cpu ms', 'bare/s', 'p95 ms', 'cpu ms', 'ratio']
  const head = ''.padEnd(12) + columns.map((column) => column.padStart(9)).join('')
  return [
    ...(Object.keys(compared).length > 0 ? [head] : []),
    ...Object.entries(compared).map(([name, one]) => line(name, one)),
    ...figures.map(figureLine),
  ].join('\n')
}
