import type { Compared, Plan } from './rounds'
import type { Stage } from './stage'

/** A figure with a goal of its own. */
export interface Figure {
  name: string
  value: number | null
  unit: string
  atMost?: number
  atLeast?: number
  /** What it was made from. */
  note?: string
}

/** What a section found out. */
export interface Findings {
  /** Requests that were sent to both sides, in the order of the table. */
  compared: Record<string, Compared>
  figures: Figure[]
}

/** One part of `npm run bench`, with a name to call it alone by. */
export interface Section {
  name: string
  /** What is measured, in a few words. */
  title: string
  run(stage: Stage): Promise<Findings>
}

/** How much of its bare program's throughput the server has to reach (issue §4). */
export const LEAST_RATIO = 0.75

export const fullPlan: Plan = { rounds: 10, seconds: 1.2, connections: 4, atLeast: 20, warmUp: 300 }
export const quickPlan: Plan = { rounds: 4, seconds: 0.8, connections: 4, atLeast: 12, warmUp: 100 }
