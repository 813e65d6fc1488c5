import type { Level } from '../areas/levels'

/** Where a proposal is. `ready`: enough people of its area support it, the council may open a topic. */
export const PROPOSAL_STATES = ['open', 'ready', 'topic', 'declined', 'merged', 'withdrawn'] as const
export type ProposalState = (typeof PROPOSAL_STATES)[number]

export const PROPOSAL_STATE_LABELS: Record<ProposalState, string> = {
  open: '征集附议',
  ready: '附议已够，待议事会立项',
  topic: '已成为议题',
  declined: '未予立项',
  merged: '已并入同类提议',
  withdrawn: '提议人已撤回',
}

/** What proposals are mostly about. Only offered: a county may call it otherwise. */
export const PROPOSAL_CATEGORIES = [
  '环境卫生',
  '停车出行',
  '公共设施',
  '安全',
  '养老托幼',
  '文体活动',
  '物业',
  '其他',
] as const

/** How many supporters a proposal needs by the level of its area, until the county sets its own numbers. */
export const DEFAULT_THRESHOLDS: Record<Exclude<Level, 'grid'>, number> = {
  county: 200,
  town: 50,
  community: 10,
}

export interface Thresholds {
  levels: Record<Exclude<Level, 'grid'>, number>
  /** Areas that differ from their level. */
  areas: { areaId: string; supporters: number }[]
}

/** The number of supporters that makes a proposal of this area ready. */
export function thresholdOf(
  thresholds: Thresholds,
  area: { id: string; level: Exclude<Level, 'grid'> },
): number {
  return (
    thresholds.areas.find(({ areaId }) => areaId === area.id)?.supporters ?? thresholds.levels[area.level]
  )
}

/** Support counts while a proposal is open; one that was ready goes back when too many take theirs back. */
export function stateBySupport(state: ProposalState, supporters: number, threshold: number): ProposalState {
  if (state !== 'open' && state !== 'ready') return state
  return supporters >= threshold ? 'ready' : 'open'
}

/** Two texts are similar from here on: a quarter of all their tokens are common. */
const SIMILAR = 0.18
export const MOST_SIMILAR = 5

/** Share of common tokens (Jaccard), 0…1. */
export function likeness(a: readonly string[], b: readonly string[]): number {
  const other = new Set(b)
  const common = a.filter((token) => other.has(token)).length
  const all = a.length + b.length - common
  return all === 0 ? 0 : common / all
}

/** The candidates that may say the same, the likest first. A hint: a person decides. */
export function similarTo<P extends { tokens: readonly string[] }>(
  tokens: readonly string[],
  candidates: readonly P[],
): P[] {
  return candidates
    .map((one) => ({ one, like: likeness(tokens, one.tokens) }))
    .filter(({ like }) => like >= SIMILAR)
    .sort((a, b) => b.like - a.like)
    .slice(0, MOST_SIMILAR)
    .map(({ one }) => one)
}
